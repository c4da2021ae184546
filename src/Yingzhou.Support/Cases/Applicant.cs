using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases;

/// <summary>Who applies (申请人): a person, an enterprise, or a unit of the administration.</summary>
/// <param name="Key">Keyed digest of the number, <c>PersonalCipher.PartyKey</c>.</param>
public sealed record Applicant(Subject Kind, string Key, Personal Name, Personal Number, Personal? Phone = null)
{
    /// <summary>Only a natural person's name is personal. The number is masked for all: with its last digits one may track a case without a log-in.</summary>
    public static Applicant Of(Subject kind, string key, string name, string number, Personal? phone = null) =>
        new(kind, key, kind is Subject.Citizen ? Personal.Name(name) : Personal.OrganisationName(name), Personal.ResidentId(number), phone);
}
