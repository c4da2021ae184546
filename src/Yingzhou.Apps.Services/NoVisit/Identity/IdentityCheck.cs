using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.NoVisit.Identity;

/// <summary>One attempt to make sure who somebody is (身份核验记录). No picture and no score is kept.</summary>
public sealed class IdentityCheck : Record
{
    public required string PartyKey { get; init; }

    public required CheckMethod Method { get; init; }

    public required bool Passed { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Keyed digest of the browser's own words about itself.</summary>
    public required string Device { get; init; }

    public Guid? CallId { get; init; }
}
