using Yingzhou.Assurance.Organisation;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.Organisation;

/// <summary>Short ways to ask a <see cref="TestCity"/>.</summary>
static class Asking
{
    public static IEnumerable<string> PostIds(this TestCity city, string official) =>
        city.Ask(organisation => organisation.PostsOf(official)).Select(held => held.Id);

    public static IEnumerable<string> Holders(this TestCity city, string post, DateTimeOffset? at = null) =>
        city.Ask(organisation => organisation.HoldersOf(post, at)).Select(holder => holder.Official.Id);

    public static Task<Outcome<Delegation>> Delegate(this TestCity city, DelegatePost request) =>
        city.Do<IOrganisation, Outcome<Delegation>>(organisation => organisation.Delegate(request));

    public static Task<Outcome<Delegation>> Revoke(this TestCity city, Guid delegation, string by) =>
        city.Do<IOrganisation, Outcome<Delegation>>(organisation => organisation.Revoke(new(delegation, by)));
}
