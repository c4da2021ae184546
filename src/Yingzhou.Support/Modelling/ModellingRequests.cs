using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling;

/// <param name="Seen">Version of the draft that the designer shows; 0 when it shows the version in force and no draft.</param>
public sealed record SaveDrawingRequest(ModelKind Kind, string Key, string Text, int Seen);

/// <param name="Key">Small letters, digits and hyphens; it never changes.</param>
public sealed record BeginDrawingRequest(ModelKind Kind, string Key, string Name);

/// <param name="Note">What was changed and why.</param>
public sealed record SubmitDrawingRequest(Guid Draft, string Note, int Seen);

public sealed record ReleaseDrawingRequest(Guid Draft, int Seen);

/// <param name="Reason">Why it is sent back.</param>
public sealed record SendBackDrawingRequest(Guid Draft, string Reason, int Seen);

public sealed record DropDrawingRequest(Guid Draft, int Seen);
