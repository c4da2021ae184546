using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>
/// <c>formData.data</c> of an application. The specification wants an object under every name: <c>form</c> and <c>answers</c> are ours, and the form's own id is
/// taken for <c>form</c>. The example payload of the same specification has plain values instead: they are fields of the form.
/// </summary>
sealed record HandedInForm(JsonObject Form, JsonObject Answers)
{
    public static HandedInForm Of(JsonObject? data, params string[] formIds)
    {
        JsonObject form = [],
            answers = [];
        foreach (var (name, value) in data ?? [])
            if (value is JsonObject inner && (name == "form" || formIds.Contains(name)))
                Copy(inner, form);
            else if (value is JsonObject given && name == "answers")
                Copy(given, answers);
            else
                form[name] = value?.DeepClone();
        // What the façade itself notes there cannot be handed in.
        form.Remove(Noted.Key);
        return new(form, answers);
    }

    static void Copy(JsonObject from, JsonObject to)
    {
        foreach (var (name, value) in from)
            to[name] = value?.DeepClone();
    }
}

/// <summary>What a member said about an application beyond its form. It lies with the form of the case, so that the façade needs no store.</summary>
sealed record Noted(string Member, string ApplicantId, string? ApplicationName, string? Created, IReadOnlyList<string> DocumentUrls)
{
    public const string Key = "govstack";

    /// <returns><c>null</c> when the case came in another way.</returns>
    public static Noted? In(JsonObject form) => form[Key] is JsonObject noted ? noted.Deserialize<Noted>() : null;

    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this)!.AsObject();
}
