using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.GovStack.Members;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>
/// Who an <c>applicantId</c> is: a resident number (公民身份号码) or a credit code (统一社会信用代码) is that party; anything else is a person whom only the member
/// knows, another one for every member.
/// </summary>
static class Applicants
{
    public static string KeyOf(string applicantId, Caller caller, PersonalCipher cipher, DateOnly today) =>
        cipher.PartyKey(IsNumber(applicantId, today) ? applicantId : $"{caller.Member.Id}#{applicantId}");

    /// <param name="name">As given by the member.</param>
    public static Applicant Of(string applicantId, string name, ServiceItem item, Caller caller, PersonalCipher cipher, DateOnly today)
    {
        var kind =
            Uscc.IsValid(applicantId) ? Subject.Enterprise
            : ResidentId.IsValid(applicantId, today) || item.Subjects.Contains(Subject.Citizen) ? Subject.Citizen
            : item.Subjects[0];
        return Applicant.Of(kind, KeyOf(applicantId, caller, cipher, today), name, applicantId);
    }

    static bool IsNumber(string applicantId, DateOnly today) => Uscc.IsValid(applicantId) || ResidentId.IsValid(applicantId, today);
}
