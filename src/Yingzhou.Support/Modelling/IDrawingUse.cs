using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling;

/// <summary>Who lives on a drawing (用在哪里): shown to whoever is about to change it.</summary>
public interface IDrawingUse
{
    /// <returns>Names that an official knows, e.g. of items; empty when nobody uses it.</returns>
    IEnumerable<string> UsedBy(ModelKind kind, string key);
}
