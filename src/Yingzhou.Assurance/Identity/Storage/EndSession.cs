using Yingzhou.Foundation.Modules;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Identity.Storage;

/// <summary>Somebody being signed in at one end (会话). The browser's cookie only names it: ending it here ends it everywhere, at the next request.</summary>
sealed class EndSession
{
    public Guid Id { get; init; } = SortableId.Next();

    public required Guid AccountId { get; init; }

    public required Ends AtEnd { get; init; }

    /// <summary>Id of the post an official acts in, or of the enterprise account an agent acts for; <c>null</c> for the usual one.</summary>
    public string? ActingAs { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When a second factor was last shown in this session; <c>null</c>: never.</summary>
    public DateTimeOffset? SteppedUpAt { get; set; }

    /// <summary>What the browser called itself at signing in.</summary>
    public string? Device { get; init; }
}
