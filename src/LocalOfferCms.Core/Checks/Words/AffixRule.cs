namespace LocalOfferCms.Core.Checks.Words;

/// <summary>A rule of a Hunspell affix file: "SFX N y ication y" makes "application" of "apply".</summary>
internal sealed record AffixRule(bool IsSuffix, char Flag, bool CanCross, string Strip, string Add, IReadOnlyList<AffixRule.Letters> Condition)
{
    /// <summary>What one letter of a condition may be: some letters, or all but some.</summary>
    public readonly record struct Letters(string Set, bool IsExcept)
    {
        public bool Allow(char c) => Set.Length == 0 || (Set.Contains(c) != IsExcept);
    }

    /// <summary>The stem that the rule would have made the word of; null when it cannot have.</summary>
    public string? Stem(string word)
    {
        if (word.Length <= Add.Length || !(IsSuffix ? word.EndsWith(Add, StringComparison.Ordinal) : word.StartsWith(Add, StringComparison.Ordinal)))
        {
            return null;
        }

        var stem = IsSuffix ? word[..^Add.Length] + Strip : Strip + word[Add.Length..];
        return Fits(stem) ? stem : null;
    }

    private bool Fits(string stem)
    {
        if (stem.Length < Condition.Count)
        {
            return false;
        }

        var from = IsSuffix ? stem.Length - Condition.Count : 0;
        for (var i = 0; i < Condition.Count; i++)
        {
            if (!Condition[i].Allow(stem[from + i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The rules of an affix file. Other lines are about suggestions and compounds, which this product does without.</summary>
    public static List<AffixRule> Read(TextReader file)
    {
        var rules = new List<AffixRule>();
        var crossing = new Dictionary<(string, char), bool>();
        while (file.ReadLine() is { } line)
        {
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words is ["SFX" or "PFX", [var flag], var second, var third, ..])
            {
                if (words.Length == 4 && second is "Y" or "N")
                {
                    crossing[(words[0], flag)] = second == "Y";
                }
                else if (words.Length >= 5)
                {
                    var add = third.Split('/')[0];
                    rules.Add(new(words[0] == "SFX", flag, crossing[(words[0], flag)], second == "0" ? "" : second, add == "0" ? "" : add, ReadCondition(words[4])));
                }
            }
        }

        return rules;
    }

    private static List<Letters> ReadCondition(string condition)
    {
        var letters = new List<Letters>();
        for (var i = 0; i < condition.Length; i++)
        {
            if (condition[i] == '[')
            {
                var end = condition.IndexOf(']', i);
                var isExcept = condition[i + 1] == '^';
                letters.Add(new(condition[(i + (isExcept ? 2 : 1))..end], isExcept));
                i = end;
            }
            else if (condition != ".")
            {
                letters.Add(condition[i] == '.' ? default : new(condition[i].ToString(), false));
            }
        }

        return [.. letters.Select(l => l.Set is null ? new Letters("", false) : l)];
    }
}
