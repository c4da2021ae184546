using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Engines.Tests.Organisation;

/// <summary>Officials of a city under test, without signing in.</summary>
static class Acting
{
    /// <summary>An official who acts in one of their posts.</summary>
    public static Subject As(IServiceProvider services, string id, string post)
    {
        using var scope = services.CreateScope();
        var organisation = scope.ServiceProvider.GetRequiredService<IOrganisation>();
        var posts = organisation.PostsOf(id);
        return new()
        {
            Kind = SubjectKind.Official,
            AccountId = id,
            OfficialId = id,
            Name = organisation.Official(id)!.Name,
            Level = RealNameLevel.A3,
            Posts = posts,
            ActingPost = posts.First(held => held.Id == post),
        };
    }
}
