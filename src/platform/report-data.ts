// What Firefox calls that which is in a report: the manifest declares it, the report page asks for it.

export const REPORT_DATA: readonly string[] = ['personalCommunications', 'personallyIdentifyingInfo'];
