namespace Yingzhou.Assurance.Identity.Storage;

/// <summary>How often a log-in name was tried in vain since it last succeeded; also of names that do not exist, so that they cannot be told apart.</summary>
sealed class SignInAttempts
{
    /// <summary>Digest of the name: mistyped passwords end up in this field of the form.</summary>
    public required string LoginKey { get; init; }

    public required int Failures { get; set; }

    /// <summary>Before this instant every further attempt is refused unseen.</summary>
    public required DateTimeOffset NotBefore { get; set; }
}
