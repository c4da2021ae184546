using System.Text.Json.Nodes;
using Yingzhou.Languages.Forms;

namespace Yingzhou.Support.Forms;

/// <summary>The form engine (表单引擎): forms as drawn in form-js, filled and judged on the server.</summary>
public interface IForms
{
    /// <returns><c>null</c> when no such form is part of the city's content.</returns>
    FormDefinition? Definition(string formId);

    /// <summary>What conditions of a form may see besides its own fields, and what is known of the applicant already.</summary>
    /// <param name="answers">Answers to the guided questions, as <c>answers</c>.</param>
    FormContext Context(JsonObject answers, JsonObject? known = null);

    /// <summary>The data as it is stored (normalised, hidden fields left out) and what is wrong with it, field by field.</summary>
    FormJudgement Judge(string formId, JsonObject data, JsonObject answers);
}
