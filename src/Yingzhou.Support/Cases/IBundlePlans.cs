using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Support.Cases;

/// <summary>
/// 一件事编排: how the legs of a bundle follow one another, as the city's content says or as an official has released it since. A bundle that is applied for takes what is in force then and keeps it to its end
/// (the releases engine counts and pins). Who may release is the application's to ask.
/// </summary>
public interface IBundlePlans
{
    /// <param name="asOf">Number of the release that a running bundle remembers; <c>null</c> means what is in force now.</param>
    /// <returns><c>null</c> when there is no such bundle.</returns>
    Bundle? InForce(string bundle, long? asOf = null);

    /// <summary>Version of the released plan that is in force; 0 while the content's own is.</summary>
    int VersionOf(string bundle);

    /// <summary>The bundle with other legs: its promise is their critical path, what legs shared that are no longer there is shared no more. A circle is refused by name.</summary>
    Outcome<Bundle> Drawn(string bundle, IReadOnlyList<BundleLeg> legs);

    /// <summary>What the content's own checks find wrong with it that is not wrong already, in sentences with their place; none when it may be released.</summary>
    IReadOnlyList<string> Problems(Bundle drawn);

    /// <summary>Puts it into force in the step that is running, for bundles applied for from then on.</summary>
    /// <returns>Its version.</returns>
    Task<Outcome<int>> Release(Bundle drawn, CancellationToken cancel = default);
}
