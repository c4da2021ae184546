using System.Collections.Concurrent;
using Yingzhou.Languages.Forms;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Forms;

/// <summary>Forms already read. A released version never changes, so what was read once stays true in every process.</summary>
sealed class ReadForms(TimeProvider clock)
{
    readonly ConcurrentDictionary<Guid, FormDefinition> definitions = new();

    public FeelForms Feel { get; } = new(clock);

    public FormDefinition Of(ReleasedModel released) => definitions.GetOrAdd(released.Id, _ => FormDefinition.Read(released.Text, FeelForms.Check).Required);
}
