using Yingzhou.Assurance.Ledger;

namespace Yingzhou.Assurance.DataProtection.Exporting;

/// <summary>What of an export enters the ledger.</summary>
static class ExportEvidence
{
    public const string Asked = "protection.export-asked";
    public const string Decided = "protection.export-decided";
    public const string Taken = "protection.export-taken";

    public static Evidence Of(string kind, ExportTicket ticket, object? more = null) =>
        new(kind, ticket.Number)
        {
            About = ticket.Source == "dataset" ? ticket.Thing : null,
            Unit = ticket.Unit,
            Purpose = ticket.Purpose,
            Payload = new
            {
                ticket.Title,
                Level = ticket.Level.ToString(),
                ticket.Rows,
                ticket.Columns,
                ticket.AskedBy,
                ticket.Needed,
                Standing = ticket.Standing.ToString(),
                ticket.FileHash,
                More = more,
            },
        };
}
