using Yingzhou.Data.Golden.Content;
using Yingzhou.Data.Lineage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden.Reading;

/// <summary>Columns of registers that golden records are made of; what is said about their origin is made of all of them.</summary>
sealed class GoldenLineage(GoldenContent content) : ILineageSource
{
    public Task<LineagePart> Next(LineageQuestion question, CancellationToken cancel)
    {
        var asked = question.Ids(LineageKind.Dataset).ToHashSet();
        return Task.FromResult(
            new LineagePart(
                [],
                [
                    .. from golden in content.Files
                    from register in golden.Registers
                    where asked.Contains(question.Side is LineageSide.Ahead ? register.Dataset : golden.Dataset)
                    from column in register.Columns
                    let source = new LineageNode(LineageKind.Dataset, register.Dataset).Column(column.Value)
                    let target = new LineageNode(LineageKind.Dataset, golden.Dataset)
                    from made in (string[])[column.Key, GoldenContent.OriginColumn]
                    select new LineageEdge(source, target.Column(made), LineageWay.Merged),
                ]
            )
        );
    }
}
