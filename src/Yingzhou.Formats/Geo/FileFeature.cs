using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>A feature as a file has it, before anybody has judged it.</summary>
/// <param name="Place">Where in the file, for the person who has to mend it: <c>第 3 个要素</c>.</param>
/// <param name="Id">As the file gives it; <c>null</c> where it gives none.</param>
/// <param name="Shape">Its numbers as they stand, whatever system they are of; a fault where they cannot be read.</param>
/// <param name="Attributes">Values are <see cref="string"/>, <see cref="long"/>, <see cref="double"/> or <see cref="bool"/>; what is not known is absent.</param>
public sealed record FileFeature(string Place, string? Id, Outcome<Shape> Shape, IReadOnlyDictionary<string, object> Attributes);
