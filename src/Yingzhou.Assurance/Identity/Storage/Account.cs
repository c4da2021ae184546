using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.Storage;

/// <summary>A log-in (账号) of a person at one end: somebody who is an official and a citizen has two, with one person key.</summary>
sealed class Account : Record
{
    /// <summary>Lower case.</summary>
    public required string Login { get; init; }

    public required SubjectKind Kind { get; init; }

    /// <summary>Of the human being who signs in.</summary>
    public required Personal Name { get; set; }

    public Personal? ResidentId { get; set; }

    public Personal? Mobile { get; set; }

    /// <summary>Digest of the resident number: the same in every account of the person.</summary>
    public string? PersonKey { get; set; }

    /// <summary>Of an enterprise account: digest of its unified social credit code.</summary>
    public string? EnterpriseKey { get; init; }

    public string? EnterpriseName { get; set; }

    /// <summary>Unified social credit code (统一社会信用代码), public.</summary>
    public string? Uscc { get; init; }

    public string? OfficialId { get; init; }

    public RealNameLevel Level { get; set; }

    /// <summary>Argon2id; <c>null</c> when the account has no password yet.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>May be entered without a password, while the demo is on.</summary>
    public bool Demo { get; init; }

    public bool Disabled { get; private set; }

    /// <summary>Since then nobody who signed in before is believed at the provider (在其他地方退出登录); in the machine's time, as its cookies are.</summary>
    public DateTimeOffset? SignedOutAt { get; private set; }

    public string SubjectId => Id.ToString("N");

    /// <summary>Of an enterprise: somebody else signs in for it from now on, with a password of their own.</summary>
    public void RepresentedBy(Personal name, Personal number, string personKey) =>
        (Name, ResidentId, PersonKey, PasswordHash) = (name, number, personKey, null);

    public void Disable() => Disabled = true;
}
