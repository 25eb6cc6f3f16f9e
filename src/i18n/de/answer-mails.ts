/** That a comment is answered, told by mail: a link only, no word of comment or answer. */
export const answerMails = {
  'mails.caseAnswered.subject':
    '{what, select, changed {Die Antwort auf Ihren Beitrag ist geändert} other {Ihr Beitrag ist beantwortet}}',
  'mails.caseAnswered.text':
    '{what, select, changed {Die Stadt hat ihre Antwort auf Ihren Beitrag zu „{topic}“ geändert. Die neue Antwort und was jetzt aus Ihrem Beitrag wird, lesen Sie in Ihrem Vorgang.} sponsor {Ihr Beitrag zu „{topic}“ hat eine Antwort aus der Themenpatenschaft. Sie lesen sie in Ihrem Vorgang.} other {Die Stadt hat Ihren Beitrag zu „{topic}“ beantwortet. Die Antwort und was aus Ihrem Beitrag wird, lesen Sie in Ihrem Vorgang.}}',
  'mails.caseAnswered.action': 'Antwort zu {reference} lesen',
} as const;
