using Microsoft.EntityFrameworkCore;

namespace Yingzhou.Foundation.Storage;

/// <summary>The tables that one module owns: their mapping, and beside it, as embedded <c>NNNN-name.sql</c>, the scripts that create them.</summary>
public abstract class TableSet
{
    /// <summary>Every table of the module starts with it, e.g. <c>cases_</c>; no two modules share one.</summary>
    public abstract string Prefix { get; }

    public abstract void Map(ModelBuilder model);
}
