namespace Yingzhou.Kernel;

/// <summary>What the holder of a credential lets one receiver see once (亮证): no more than this is in the code they show.</summary>
/// <param name="Showing">Id of this one showing.</param>
/// <param name="Purpose">What for, in the holder's words.</param>
/// <param name="Receiver">Kind of whom it is shown to; a code of the engine.</param>
/// <param name="ValidTo">The credential's last day; it is still valid on it.</param>
/// <param name="MadeAt">To the second.</param>
/// <param name="ExpiresAt">To the second; at this second it is still good.</param>
public sealed record ShownClaims(
    Guid Showing,
    string Number,
    string Title,
    string Holder,
    string Issuer,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    string Purpose,
    string Receiver,
    DateTimeOffset MadeAt,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<ShownLine> Lines
);

public sealed record ShownLine(string Label, string Value);
