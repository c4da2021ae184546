using Yingzhou.Languages.Forms;
using Yingzhou.Ui.Components;

namespace Yingzhou.Ui.Forms;

/// <summary>What a form shows beside its answers. Cascades from <c>FormBody</c> to every field.</summary>
/// <param name="Known">By field: where a value that is filled in comes from, in words.</param>
/// <param name="Files">By field: what has been handed in already.</param>
sealed record FormState(
    IReadOnlyDictionary<string, string> Errors,
    IReadOnlyDictionary<string, string> Known,
    IReadOnlyDictionary<string, IReadOnlyList<StoredFile>> Files,
    long? MaxFileBytes
)
{
    public string? ErrorOf(FormFieldNode node) => Errors.GetValueOrDefault(node.Name);

    public string? KnownOf(FormFieldNode node) => node.IsEmpty ? null : Known.GetValueOrDefault(node.Name);
}
