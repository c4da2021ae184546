namespace Yingzhou.Ui.Components;

/// <summary>A statement about someone or something, with where it comes from.</summary>
/// <param name="Source">The register and the time, e.g. 市公安局 人口库，2026年11月20日; <c>null</c> when the applicant declares it.</param>
/// <param name="Verified"><c>true</c> checked against the source, <c>false</c> contradicts it, <c>null</c> not checked.</param>
public sealed record Fact(string Label, string? Value, string? Source = null, bool? Verified = null);
