using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Handling;

/// <summary>The mask that is proposed to the provider for a field (建议脱敏): by purpose and level; the provider may set another.</summary>
static class ProposedMask
{
    const string ResidentId = "resident-id";

    public static string Of(PurposeKind kind, DataLevel level, bool personal, string? element) =>
        kind switch
        {
            // For an open case of the person itself: what the item needs, as it is.
            PurposeKind.Matter => "none",
            _ when level >= DataLevel.L4 => "null",
            _ when element == ResidentId => "keep:6:4",
            _ when personal && level >= DataLevel.L3 => "token",
            _ => "none",
        };
}
