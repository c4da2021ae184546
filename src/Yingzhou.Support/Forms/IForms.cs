using System.Text.Json.Nodes;
using Yingzhou.Kernel;
using Yingzhou.Languages.Forms;

namespace Yingzhou.Support.Forms;

/// <summary>The form engine (表单引擎): forms as drawn in form-js, filled and judged on the server.</summary>
public interface IForms
{
    /// <param name="asOf">Number of the release under which the filling-in began; <c>null</c> means the version in force now.</param>
    /// <returns><c>null</c> when no such form has been released.</returns>
    FormDefinition? Definition(string formId, long? asOf = null);

    /// <summary>What conditions of a form may see besides its own fields, and what is known of the applicant already.</summary>
    /// <param name="answers">Answers to the guided questions, as <c>answers</c>.</param>
    FormContext Context(JsonObject answers, JsonObject? known = null);

    /// <summary>The data as it is stored (normalised, hidden fields left out) and what is wrong with it, field by field.</summary>
    FormJudgement Judge(string formId, JsonObject data, JsonObject answers, long? asOf = null);

    /// <summary>The drawing itself as JSON, e.g. to show a submitted form in its own order and words.</summary>
    string? Drawn(string formId, long? asOf = null);

    /// <summary>Puts a drawing into force as the next version, within the step; what was begun with an earlier one keeps it.</summary>
    /// <returns>The version, or why the form cannot be shown.</returns>
    Task<Outcome<int>> Release(string formId, string json, CancellationToken cancel = default);
}
