using Yingzhou.Foundation.Content;
using Yingzhou.Languages.Forms;

namespace Yingzhou.Support.Cases.Content;

/// <summary>
/// A form can be shown and judged, is called like its file, its fields point at data elements that exist, and one element has one key in
/// all forms: what was typed once can then be used by every leg.
/// </summary>
sealed class FormCheck : IContentCheck<CasesContent>
{
    public IEnumerable<ContentProblem> Check(CasesContent content)
    {
        Dictionary<string, string> keyOf = [];
        foreach (var (id, file) in content.Forms)
        {
            var reading = FormDefinition.Read(file.Content, FeelForms.Check);
            foreach (var problem in reading.Problems)
                yield return file.Problem(problem.Path, problem.Detail);
            if (reading.Definition is not { } form)
                continue;
            if (form.Id != id)
                yield return file.Problem("id", $"表单标识应与文件名 {id} 一致");
            foreach (var field in form.Fields.Where(field => field.Element is not null))
            {
                if (Misused(field, content.Elements.GetValueOrDefault(field.Element!), keyOf) is { } rule)
                    yield return file.Problem(field.Key, rule);
            }
        }
    }

    static string? Misused(FormField field, DataElement? element, Dictionary<string, string> keyOf)
    {
        if (element is null)
            return $"forms/elements.json 中没有数据元 {field.Element}";
        if (element.Personal && !field.IsPersonal)
            return $"数据元 {element.Id} 是个人信息，字段要标 yz:personal";
        var key = keyOf.GetValueOrDefault(element.Id, field.Key);
        keyOf[element.Id] = key;
        return key == field.Key ? null : $"数据元 {element.Id} 在别的表单里叫 {key}，这里叫 {field.Key}，须一致";
    }
}
