using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms.Reading;

/// <summary>Reads the components that are answered.</summary>
static class FieldReader
{
    static readonly HashSet<string> Types =
    [
        "textfield",
        "textarea",
        "number",
        "datetime",
        "checkbox",
        "checklist",
        "radio",
        "select",
        "taglist",
        "filepicker",
        "expression",
    ];

    public static bool Knows(string type) => Types.Contains(type);

    public static FormField Read(string type, string key, JsonAt json, Common common, Func<string, string?>? checkExpression)
    {
        var validate = json.Object("validate");
        FormField field = type switch
        {
            "textfield" or "textarea" => Text(type, key, json, validate, common),
            "number" => Number(key, json, validate, common),
            "datetime" => Moment(key, json, common),
            "checkbox" => new FormCheckbox
            {
                Id = common.Id,
                Key = key,
                Label = common.LabelRequired(),
            },
            "filepicker" => new FormFilePicker
            {
                Id = common.Id,
                Key = key,
                Label = common.LabelRequired(),
                Accept = json.Text("accept"),
                Many = json.Flag("multiple"),
            },
            "expression" => new FormComputed
            {
                Id = common.Id,
                Key = key,
                Expression = common.Expression(json, "expression") ?? Missing(json, "expression"),
            },
            _ => Choice(type, key, json, common),
        };

        var readOnly = common.Switch("readonly");
        var disabled = common.Switch("disabled");
        if (readOnly.When is not null && disabled.When is not null)
            json.Refuse("disabled", "readonly.twice", "只读和禁用不能同时用表达式，请只保留一个。");

        field = field with
        {
            Hide = common.Hide,
            Properties = common.Properties,
            Description = json.Text("description") is { Length: > 0 } description ? description : null,
            Required = validate.Flag("required"),
            ReadOnly = new(readOnly.Always || disabled.Always, readOnly.When ?? disabled.When),
            DefaultValue = json.Any("defaultValue")?.DeepClone(),
        };
        if (field is { Required: true, ReadOnly.Always: true, Element: null, DefaultValue: null })
            json.Refuse(
                "validate.required",
                "readonly.required",
                "只读、必填、又没有来源的字段永远无法填写，请去掉必填或只读，或写明数据元 yz:element。"
            );
        return field;
    }

    static FormTextField Text(string type, string key, JsonAt json, JsonAt validate, Common common)
    {
        var appearance = json.Object("appearance");
        var pattern = validate.Text("pattern") is { Length: > 0 } source ? FormPattern.Read(source) : default;
        if (pattern.Refusal is { } refusal)
            validate.Refuse("pattern", "pattern.invalid", $"格式（正则）有误：{refusal}。");
        var field = new FormTextField
        {
            Id = common.Id,
            Key = key,
            Label = common.LabelRequired(),
            ManyLines = type == "textarea",
            Kind = validate.Text("validationType") switch
            {
                "email" => TextKind.Email,
                "phone" => TextKind.Phone,
                _ => TextKind.Any,
            },
            MinLength = common.Bound(validate, "minLength"),
            MaxLength = common.Bound(validate, "maxLength"),
            Pattern = pattern.Pattern,
            Prefix = appearance.Text("prefixAdorner"),
            Suffix = appearance.Text("suffixAdorner"),
        };
        Ordered(validate, "minLength", field.MinLength, field.MaxLength);
        return field;
    }

    static FormNumberField Number(string key, JsonAt json, JsonAt validate, Common common)
    {
        var appearance = json.Object("appearance");
        var field = new FormNumberField
        {
            Id = common.Id,
            Key = key,
            Label = common.LabelRequired(),
            Min = common.Bound(validate, "min"),
            Max = common.Bound(validate, "max"),
            DecimalDigits = json.Whole("decimalDigits"),
            Increment = common.Bound(json, "increment")?.Value,
            AsString = json.Flag("serializeToString"),
            Prefix = appearance.Text("prefixAdorner"),
            Suffix = appearance.Text("suffixAdorner"),
        };
        Ordered(validate, "min", field.Min, field.Max);
        if (field.Increment <= 0)
            json.Refuse("increment", "increment.positive", "步长应大于 0，请更正。");
        return field;
    }

    static FormMomentField Moment(string key, JsonAt json, Common common)
    {
        var kind = json.Text("subtype") switch
        {
            null or "date" => MomentKind.Date,
            "time" => MomentKind.Time,
            "datetime" => MomentKind.DateTime,
            var other => Unknown(json, "subtype", other, MomentKind.Date),
        };
        return new()
        {
            Id = common.Id,
            Key = key,
            Kind = kind,
            Label = common.LabelRequired(kind == MomentKind.Time ? "timeLabel" : "dateLabel"),
            Zone = json.Text("timeSerializingFormat") switch
            {
                null or "utc_offset" => MomentZone.Offset,
                "utc_normalized" => MomentZone.Utc,
                "no_timezone" => MomentZone.None,
                var other => Unknown(json, "timeSerializingFormat", other, MomentZone.Offset),
            },
            NotInThePast = json.Flag("disallowPassedDates"),
            MinuteStep = json.Whole("timeInterval"),
        };
    }

    static FormChoice Choice(string type, string key, JsonAt json, Common common)
    {
        var written = json.Has("values") ? WrittenOptions(json) : null;
        var valuesKey = json.Text("valuesKey") is { Length: > 0 } given ? given : null;
        if (valuesKey is not null && !Keys.IsKey(valuesKey))
            json.Refuse("valuesKey", "key.shape", $"选项键“{valuesKey}”应由字母、数字、下划线组成，可用点分层，请更正。");
        var expression = common.Expression(json, "valuesExpression");
        if ((written is null ? 0 : 1) + (valuesKey is null ? 0 : 1) + (expression is null ? 0 : 1) != 1)
            json.Refuse("", "values.source", "选项应在 values、valuesKey、valuesExpression 中三选一，请更正。");
        return new()
        {
            Id = common.Id,
            Key = key,
            Label = common.LabelRequired(),
            Kind = type switch
            {
                "radio" => ChoiceKind.Radio,
                "select" => ChoiceKind.Select,
                "checklist" => ChoiceKind.Checklist,
                _ => ChoiceKind.Taglist,
            },
            Options = new(written, valuesKey, expression),
        };
    }

    static List<FormOption> WrittenOptions(JsonAt json)
    {
        var options = new List<FormOption>();
        foreach (var item in json.Objects("values"))
        {
            if (item.Any("value") is not JsonValue value)
                item.Refuse("value", "values.value", "选项缺少值，请填写。");
            else if (options.Exists(option => option.Text == FormOption.TextOf(value)))
                item.Refuse("value", "values.duplicate", $"选项值“{FormOption.TextOf(value)}”重复，请改用不同的值。");
            else
                options.Add(new(value.DeepClone(), item.Text("label") ?? FormOption.TextOf(value)));
        }

        if (options.Count == 0)
            json.Refuse("values", "values.empty", "没有任何选项，请至少列出一项。");
        return options;
    }

    static void Ordered(JsonAt validate, string member, FormBound? low, FormBound? high)
    {
        if (low?.Value > high?.Value)
            validate.Refuse(member, "validate.order", "下限大于上限，请更正。");
    }

    static string Missing(JsonAt json, string member)
    {
        json.Refuse(member, "expression.missing", "缺少表达式，请填写。");
        return "null";
    }

    static T Unknown<T>(JsonAt json, string member, string value, T instead)
    {
        json.Refuse(member, "value.unknown", $"不认识的取值“{value}”，请更正。");
        return instead;
    }
}
