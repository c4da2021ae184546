namespace Yingzhou.Kernel;

/// <summary>A page of a list, found by key and not by number, so that it costs the same at row ten and at row ten million.</summary>
/// <param name="Next">Pass it as <c>after</c> to get the following page; <c>null</c> on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
