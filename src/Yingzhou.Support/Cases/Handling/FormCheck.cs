using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Support.Forms;

namespace Yingzhou.Support.Cases.Handling;

/// <summary>Judges a submitted form again on the server, whatever a browser has said about it.</summary>
sealed class FormCheck(IForms forms)
{
    public Fault? Of(string formId, JsonObject data, JsonObject answers, long asOf) =>
        forms.Judge(formId, data, answers, asOf).Errors switch
        {
            [] => null,
            [var first, ..] and var all => new Fault(
                "cases.form-invalid",
                all.Count == 1 ? first.Message : $"{first.Message}（共 {all.Count} 处需要修改）"
            )
            {
                Field = first.Field,
            },
        };
}
