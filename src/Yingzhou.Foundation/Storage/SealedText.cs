using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Yingzhou.Foundation.Storage;

/// <summary>
/// Long texts about people (表单、流程变量): nobody reads them out of the file of the database, as nobody reads a <see cref="Kernel.Personal"/>. They are packed before they are sealed, so that they do not grow.
/// </summary>
public static class SealedText
{
    const string Mark = "yz:Sealed";

    /// <summary>The column holds the text sealed by <see cref="PersonalCipher.SealText"/>. Nothing can be searched in it.</summary>
    public static PropertyBuilder<string> IsSealed(this PropertyBuilder<string> property) => property.HasAnnotation(Mark, true);

    internal static bool IsSealed(this IReadOnlyProperty property) => property.FindAnnotation(Mark) is not null;

    internal sealed class Converter(PersonalCipher cipher)
        : ValueConverter<string, string>(text => cipher.SealText(text), stored => cipher.OpenText(stored));
}
