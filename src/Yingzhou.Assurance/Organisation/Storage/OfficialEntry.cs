using Yingzhou.Foundation.Storage;

namespace Yingzhou.Assurance.Organisation.Storage;

sealed class OfficialEntry : Record
{
    public required string Code { get; init; }

    public required string Name { get; set; }

    public Official AsOfficial() => new(Code, Name);
}
