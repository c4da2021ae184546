namespace Yingzhou.Languages.Forms.Reading;

/// <summary>Reads components, and what holds between them: ids and keys are unique, depth and number are bounded.</summary>
sealed class ComponentReader(Func<string, string?>? checkExpression)
{
    // form-js knows them; they bring foreign markup, foreign pages, or need script.
    static readonly HashSet<string> Refused = ["html", "iframe", "table", "documentPreview", "multipage", "page"];

    readonly HashSet<string> ids = [];
    readonly HashSet<string> names = [];
    int count;

    public IReadOnlyList<FormComponent> Read(JsonAt parent, string prefix, int depth)
    {
        if (depth > FormLimits.Depth)
        {
            parent.Refuse("components", "form.too-deep", $"分组嵌套超过 {FormLimits.Depth} 层，请减少嵌套。");
            return [];
        }

        var components = new List<FormComponent>();
        foreach (var json in parent.Objects("components"))
        {
            if (++count > FormLimits.Components)
            {
                json.Refuse("", "form.too-many", $"组件超过 {FormLimits.Components} 个，请拆分表单。");
                break;
            }

            if (ReadOne(json, prefix, depth) is { } component)
                components.Add(component);
        }

        return components;
    }

    FormComponent? ReadOne(JsonAt json, string prefix, int depth)
    {
        var common = new Common(json, checkExpression);
        if (json.Text("id") is { } id && !ids.Add(id))
            json.Refuse("id", "id.duplicate", $"id“{id}”与另一组件相同，请改用不同的 id。");

        switch (json.Text("type"))
        {
            case "group":
                var path = ContainerPath(json, required: false);
                return new FormGroup
                {
                    Id = common.Id,
                    Label = common.Label,
                    Hide = common.Hide,
                    Properties = common.Properties,
                    Path = path,
                    Components = Read(json, FormName.Join(prefix, path), depth + 1),
                };
            case "dynamiclist":
                var list = ContainerPath(json, required: true);
                Claim(json, "path", FormName.Join(prefix, list));
                return new FormList
                {
                    Id = common.Id,
                    Label = common.LabelRequired(),
                    Hide = common.Hide,
                    Properties = common.Properties,
                    Path = list,
                    // Keys inside rows collide only with each other.
                    Components = Read(json, FormName.Join(prefix, list) + "[]", depth + 1),
                    DefaultRows = Math.Clamp(json.Whole("defaultRepetitions") ?? 1, 0, FormLimits.Rows),
                    MayAddAndRemove = !json.Has("allowAddRemove") || json.Flag("allowAddRemove"),
                };
            case "text":
                return new FormText
                {
                    Id = common.Id,
                    Hide = common.Hide,
                    Properties = common.Properties,
                    Text = common.Prose("text"),
                };
            case "image":
                return ReadImage(json, common);
            case "separator":
                return new FormSeparator
                {
                    Id = common.Id,
                    Hide = common.Hide,
                    Properties = common.Properties,
                };
            case "spacer":
                return new FormSpacer
                {
                    Id = common.Id,
                    Hide = common.Hide,
                    Properties = common.Properties,
                };
            case "button":
                // The page has its own buttons; the designer's submit and reset say nothing more.
                return null;
            case { } refused when Refused.Contains(refused):
                json.Refuse("type", "type.refused", $"公众端表单不支持 {refused} 组件，请改用文本、分组等组件。");
                return null;
            case { } type when FieldReader.Knows(type):
                var key = json.Text("key") ?? "";
                if (!Keys.IsKey(key))
                    json.Refuse("key", "key.shape", $"字段键“{key}”应由字母、数字、下划线组成，可用点分层，请更正。");
                else
                    Claim(json, "key", FormName.Join(prefix, key));
                return FieldReader.Read(type, key, json, common, checkExpression);
            case var unknown:
                json.Refuse("type", "type.unknown", $"不认识的组件类型“{unknown}”，请用 form-js 1.x 的组件。");
                return null;
        }
    }

    static FormImage? ReadImage(JsonAt json, Common common)
    {
        var source = json.Text("source") ?? "";
        if (
            !(source.StartsWith('/') && !source.StartsWith("//", StringComparison.Ordinal))
            && !source.StartsWith("data:image/png;base64,", StringComparison.Ordinal)
            && !source.StartsWith("data:image/jpeg;base64,", StringComparison.Ordinal)
        )
            json.Refuse("source", "image.source", "图片只能来自本站（以 / 开头）或内嵌的 PNG、JPEG，请更换。");
        return new FormImage
        {
            Id = common.Id,
            Hide = common.Hide,
            Properties = common.Properties,
            Source = source,
            Alternative = json.Text("alt") ?? "",
        };
    }

    static string ContainerPath(JsonAt json, bool required)
    {
        var path = json.Text("path") ?? "";
        if (path.Length == 0 ? required : !Keys.IsKey(path))
            json.Refuse("path", "path.shape", "路径应由字母、数字、下划线组成，可用点分层；列表必须有路径。");
        return path;
    }

    void Claim(JsonAt json, string member, string name)
    {
        if (!names.Add(name))
            json.Refuse(member, "key.duplicate", $"键“{name}”与另一字段相同，请改用不同的键。");
        // a and a.b cannot both be answers: a would have to be a scalar and an object.
        else if (
            names.FirstOrDefault(other =>
                other.StartsWith(name + ".", StringComparison.Ordinal) || name.StartsWith(other + ".", StringComparison.Ordinal)
            ) is
            { } other
        )
            json.Refuse(member, "key.overlap", $"键“{name}”与“{other}”互相包含，请改用不同的键。");
    }
}
