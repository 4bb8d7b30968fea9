using System.Text;

namespace LocalOfferCms.Core.Text;

/// <summary>Comma-separated values as spreadsheets write them (RFC 4180): quoted cells may hold commas, quotes (doubled) and line breaks.</summary>
public static class Csv
{
    /// <summary>Reads the rows. Blank lines are left out; a quote that is never closed runs to the end.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Parse(string text)
    {
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.ToString().Trim().Length == 0)
            {
                cell.Clear();
                quoted = true;
            }
            else if (c == ',')
            {
                EndCell(row, cell);
            }
            else if (c == '\n')
            {
                EndRow(rows, ref row, cell);
            }
            else if (c is not '\r' and not '\uFEFF')
            {
                cell.Append(c);
            }
        }

        EndRow(rows, ref row, cell);
        return rows;
    }

    private static void EndCell(List<string> row, StringBuilder cell)
    {
        row.Add(cell.ToString().Trim());
        cell.Clear();
    }

    private static void EndRow(List<IReadOnlyList<string>> rows, ref List<string> row, StringBuilder cell)
    {
        EndCell(row, cell);
        if (row.Any(value => value.Length > 0))
        {
            rows.Add(row);
        }

        row = [];
    }
}
