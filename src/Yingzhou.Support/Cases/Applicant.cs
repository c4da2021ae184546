using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases;

/// <summary>Who applies (申请人): a person, an enterprise, or a unit of the administration.</summary>
/// <param name="Key">Keyed digest of the number, <c>PersonalCipher.PartyKey</c>.</param>
public sealed record Applicant(Subject Kind, string Key, Personal Name, Personal Number, Personal? Phone = null);
