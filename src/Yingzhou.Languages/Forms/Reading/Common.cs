using System.Globalization;
using System.Text.Json;

namespace Yingzhou.Languages.Forms.Reading;

/// <summary>What all components have.</summary>
sealed class Common
{
    readonly JsonAt json;
    readonly Func<string, string?>? checkExpression;

    public Common(JsonAt json, Func<string, string?>? checkExpression)
    {
        (this.json, this.checkExpression) = (json, checkExpression);
        Id = json.Text("id") ?? "";
        Label = json.Text("label") is { Length: > 0 } label ? label : null;
        Hide = Expression(json.Object("conditional"), "hide");
        Properties = ReadProperties();
    }

    public string Id { get; }
    public string? Label { get; }
    public string? Hide { get; }
    public IReadOnlyDictionary<string, string> Properties { get; }

    /// <summary>A question without a label cannot be answered by someone who only hears the page.</summary>
    public string LabelRequired(string member = "label")
    {
        var label = json.Text(member) ?? Label;
        if (string.IsNullOrWhiteSpace(label))
            json.Refuse(member, "label.missing", "缺少标签，读屏软件无法读出这一项，请填写标签。");
        return label ?? "";
    }

    /// <summary>Prose with <c>{{expression}}</c> in it, or <c>=expression</c> as a whole; blocks such as <c>{{#if}}</c> are refused.</summary>
    public string Prose(string member)
    {
        var text = json.Text(member) ?? "";
        foreach (var expression in FormProse.Expressions(text))
        {
            if (expression.StartsWith('#') || expression.StartsWith('/'))
                json.Refuse(member, "text.template", $"不支持模板语句“{expression}”，请改用分组的显示条件。");
            else
                Checked(json, member, expression);
        }

        return text;
    }

    /// <summary>An expression without its leading <c>=</c>; <c>null</c> when it is not there.</summary>
    public string? Expression(JsonAt at, string member)
    {
        if (at.Text(member) is not { Length: > 0 } text)
            return null;
        if (!text.StartsWith('='))
        {
            at.Refuse(member, "expression.shape", "表达式应以 = 开头，请更正。");
            return null;
        }

        return Checked(at, member, text[1..].Trim());
    }

    /// <summary><c>true</c>, <c>false</c> or an expression.</summary>
    public FormSwitch Switch(string member) =>
        json.Any(member)?.GetValueKind() == JsonValueKind.String ? new(false, Expression(json, member)) : new(json.Flag(member), null);

    /// <summary>A number, digits as text, or an expression.</summary>
    public FormBound? Bound(JsonAt at, string member)
    {
        if (at.Any(member) is not { } node)
            return null;
        if (node.GetValueKind() != JsonValueKind.String)
            return at.Number(member) is { } number ? new(number, null) : null;
        if (at.Text(member) is not { Length: > 0 } text)
            return null;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var digits)
            ? new(digits, null)
            : new(null, Expression(at, member));
    }

    string Checked(JsonAt at, string member, string expression)
    {
        if (checkExpression?.Invoke(expression) is { } fault)
            at.Refuse(member, "expression.invalid", $"表达式有误：{fault}");
        return expression;
    }

    Dictionary<string, string> ReadProperties() =>
        json.Object("properties")
            .Members.Where(member => member.Value is not null)
            .ToDictionary(
                member => member.Key,
                member =>
                    member.Value!.GetValueKind() == JsonValueKind.String ? member.Value.GetValue<string>() : member.Value.ToJsonString()
            );
}
