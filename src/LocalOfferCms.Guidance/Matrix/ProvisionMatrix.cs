using LocalOfferCms.Core.Content;

namespace LocalOfferCms.Guidance.Matrix;

/// <summary>What one provider gives in one row, as the editor wrote it.</summary>
/// <param name="Row">The row's title.</param>
/// <param name="Markdown">A list, as a rule; its items may be links to services.</param>
internal sealed record MatrixEntry(string Row, string Markdown);

/// <summary>A cell.</summary>
/// <param name="Provider">Whose column it is in.</param>
/// <param name="Own">What this row adds; empty when it adds nothing.</param>
/// <param name="Above">What it takes over from the rows above, first row first; empty in the first row and in a table whose rows stand alone.</param>
internal sealed record MatrixCell(string Provider, string Own, IReadOnlyList<MatrixEntry> Above);

/// <summary>A row: a level of need.</summary>
/// <param name="Title">Who it is for.</param>
/// <param name="Who">The same in a sentence.</param>
/// <param name="Level">Universal, targeted, specialist; empty when the table does not speak of levels.</param>
/// <param name="Cells">A cell for every provider.</param>
internal sealed record MatrixRow(string Title, string Who, string Level, IReadOnlyList<MatrixCell> Cells);

/// <summary>Who provides what: needs by providers. Where rows build up, each has all that those above it have.</summary>
/// <param name="Providers">The columns.</param>
/// <param name="Rows">The rows.</param>
/// <param name="BuildsUp">Whether rows take over those above.</param>
internal sealed record ProvisionMatrix(IReadOnlyList<string> Providers, IReadOnlyList<MatrixRow> Rows, bool BuildsUp)
{
    /// <summary>Rows with a level, for the picture of levels.</summary>
    public IReadOnlyList<MatrixRow> Levels => [.. Rows.Where(r => r.Level.Length > 0)];

    /// <summary>Reads a matrix. Columns come in the order in which providers are first named; a row that leaves one out has an empty cell there.</summary>
    public static ProvisionMatrix Of(ContentDocument content)
    {
        var rows = content.Items("Rows");
        var buildsUp = content.Part("MatrixPart").Flag("BuildsUp");
        List<string> providers = [.. rows.SelectMany(r => r.Content.Items("Cells")).Select(c => c.DisplayText).Distinct()];
        var above = providers.ToDictionary(p => p, _ => new List<MatrixEntry>());
        var read = new List<MatrixRow>();
        foreach (var row in rows)
        {
            var own = row.Content.Items("Cells").ToLookup(c => c.DisplayText, c => c.Content.Own.Markdown("Text").Trim());
            var cells = new List<MatrixCell>();
            foreach (var provider in providers)
            {
                var text = string.Join("\n\n", own[provider]);
                cells.Add(new MatrixCell(provider, text, buildsUp ? [.. above[provider]] : []));
                if (text.Length > 0)
                {
                    above[provider].Add(new MatrixEntry(row.DisplayText, text));
                }
            }

            read.Add(new MatrixRow(row.DisplayText, row.Content.Own.Text("Who"), row.Content.Own.Text("Level").Trim(), cells));
        }

        return new ProvisionMatrix(providers, read, buildsUp);
    }
}
