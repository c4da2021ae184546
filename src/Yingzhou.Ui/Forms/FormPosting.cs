using Microsoft.AspNetCore.Http;
using Yingzhou.Kernel;
using Yingzhou.Languages.Forms;

namespace Yingzhou.Ui.Forms;

/// <summary>Between the web and the form language.</summary>
public static class FormPosting
{
    /// <summary>The posted names and values, as <see cref="FormPost.Bind"/> takes them. Files are not among them.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Answers(this IFormCollection form) =>
        form.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<string>)[.. entry.Value.OfType<string>()]);

    /// <summary>The errors as refusals at the edge: each with its field, 400.</summary>
    public static IReadOnlyList<Fault> AsFaults(this IEnumerable<FormError> errors) =>
        [
            .. errors.Select(error => new Fault("forms.answer-refused", error.Message, 400)
            {
                Field = error.Field.Length == 0 ? null : error.Field,
            }),
        ];
}
