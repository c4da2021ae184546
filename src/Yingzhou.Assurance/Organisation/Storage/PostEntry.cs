using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Organisation.Storage;

sealed class PostEntry : Record
{
    public required string Code { get; init; }

    public required string Unit { get; init; }

    public required string Role { get; set; }

    public required string Title { get; set; }

    public Post AsPost() => new(Code, Unit, Role, Title);
}
