namespace Yingzhou.Assurance.Organisation.Storage;

/// <summary>The one row that counts the changes of the organisation.</summary>
sealed class Revision
{
    public const int Only = 1;

    public int Id { get; init; }

    public long Number { get; init; }
}
