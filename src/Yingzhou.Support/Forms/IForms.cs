using System.Text.Json.Nodes;

namespace Yingzhou.Support.Forms;

/// <summary>The form engine (表单引擎): forms as drawn in form-js, judged on the server.</summary>
public interface IForms
{
    /// <summary>What is wrong with the data of a form, field by field; empty when it may be submitted.</summary>
    /// <param name="answers">Answers to the guided questions, on which fields may depend.</param>
    IReadOnlyList<FormProblem> Judge(string formId, JsonObject data, JsonObject? answers = null);
}

/// <param name="Field">Key of the field.</param>
/// <param name="Message">What to do, in plain Chinese.</param>
public sealed record FormProblem(string Field, string Message);
