using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;

namespace Yingzhou.Ui.Components.Deeds;

/// <summary>What somebody has typed into a form that was refused: nothing typed is lost, and the refusal stands beside its field.</summary>
public sealed record Typed(IFormCollection? Form, Fault? Fault)
{
    public string? this[string field] => Form?[field].ToString() is { Length: > 0 } text ? text : null;

    public IEnumerable<string> All(string field) => Form?[field].OfType<string>() ?? [];

    public string? Error(string field) => Fault?.Field == field ? Fault.Detail : null;
}
