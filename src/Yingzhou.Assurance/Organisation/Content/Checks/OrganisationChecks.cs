using Yingzhou.Foundation.Content;

namespace Yingzhou.Assurance.Organisation.Content;

/// <summary>What must be true of an organisation before anything is built on it.</summary>
static class OrganisationChecks
{
    public static readonly IReadOnlyList<IContentCheck<OrganisationContent>> All =
        [new DivisionCheck(), new DepartmentCheck(), new PostCheck(), new PeopleCheck()];
}
