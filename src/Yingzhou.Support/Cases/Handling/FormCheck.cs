using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Support.Forms;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Judges a submitted form again on the server, whatever a browser has said about it.</summary>
sealed class FormCheck(IForms forms)
{
    public Fault? Of(string formId, JsonObject data, JsonObject answers)
    {
        if (!content.Forms.ContainsKey(formId))
            return null;
        var problems = forms.Judge(formId, data, answers);
        return problems.Count == 0
            ? null
            : new Fault("cases.form-invalid", problems.Count == 1 ? problems[0].Message : $"{problems[0].Message}（共 {problems.Count} 处需要修改）")
            {
                Field = problems[0].Field,
            };
    }
}
