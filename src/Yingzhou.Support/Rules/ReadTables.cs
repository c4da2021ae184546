using System.Collections.Concurrent;
using Yingzhou.Languages.Dmn;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Rules;

/// <summary>Drawings already read. A released version never changes, so what was read once stays true in every process.</summary>
sealed class ReadTables
{
    readonly ConcurrentDictionary<Guid, DmnModel> models = new();

    public DmnModel Of(ReleasedModel released) => models.GetOrAdd(released.Id, _ => DmnModel.Read(released.Text).Model!);
}
