using Yingzhou.Kernel;

namespace Yingzhou.Support.Spatial;

/// <summary>
/// Where things are now (实时图层), shown over the layers of the maps: asked for every few seconds while somebody looks, never stored. An engine or application that knows such positions adds one as a
/// singleton.
/// </summary>
public interface ILiveLayer
{
    /// <summary>Lower-case letters and '-': part of its address.</summary>
    string Id { get; }

    string Title { get; }

    /// <summary>Where the positions come from and what is left out, in words.</summary>
    string Origin { get; }

    /// <summary>Right that a reader's post needs.</summary>
    string Right { get; }

    /// <summary>Title of each attribute, in the order in which a click tells them. <c>course</c> in degrees draws an arrow; <c>state</c> is <c>good</c>, <c>quiet</c> or <c>unknown</c>.</summary>
    IReadOnlyDictionary<string, string> Attributes { get; }

    ValueTask<IReadOnlyCollection<MovingPoint>> Now(CancellationToken cancel);
}
