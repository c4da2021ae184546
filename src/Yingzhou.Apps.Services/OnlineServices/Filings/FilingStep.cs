namespace Yingzhou.Apps.Services.OnlineServices.Filings;

/// <summary>The steps of an application (申报步骤), in their order.</summary>
public enum FilingStep
{
    /// <summary>选地区、答情形</summary>
    Situation,

    /// <summary>备材料</summary>
    Materials,

    /// <summary>填表</summary>
    Form,

    /// <summary>核对提交</summary>
    Review,
}

public static class FilingSteps
{
    public static IReadOnlyList<string> Titles { get; } = ["选情形", "备材料", "填表", "核对提交"];

    public static FilingStep? Parse(string? text) => Enum.TryParse<FilingStep>(text, ignoreCase: true, out var step) && Enum.IsDefined(step) ? step : null;

    public static string Href(this FilingStep step, string target) => $"/apply/{target}?step={step.ToString().ToLowerInvariant()}";
}
