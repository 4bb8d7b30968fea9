namespace LocalOfferCms.Schools.Register;

/// <summary>Works out what the register changes in a council. It reads and decides, and writes nothing.</summary>
internal sealed class CouncilPlanner(CouncilPlan plan, SchoolLinks links)
{
    /// <summary>How large a part of a council's schools may close by one file: a file that closes more is most likely not what it seems.</summary>
    public const int MostClosures = 5;

    private const int LongestText = 2_000;

    private readonly HashSet<string> _taken = [];

    /// <summary>Decides about every school.</summary>
    public void Decide(bool allowClosures)
    {
        var open = plan.Known.All.Count(k => k.IsPublished && !k.IsArchived);
        foreach (var known in plan.Known.All.OrderBy(k => k.Urn, StringComparer.Ordinal))
        {
            DecideKnown(known);
        }

        foreach (var school in plan.Schools.Values.OrderBy(s => s.Urn, StringComparer.Ordinal))
        {
            DecideNew(school);
        }

        // Whom others are led to must be there first.
        var led = plan.Steps.Where(s => s.LeadsElsewhere).ToList();
        plan.Steps.RemoveAll(s => s.LeadsElsewhere);
        plan.Steps.AddRange(led);

        var closes = plan.Count(RegisterOutcome.Closed);
        if (!allowClosures && closes * MostClosures > open)
        {
            plan.Refusal = $"{closes} of {open} open schools would close, which is more than a fifth. Check that this is the file that you meant, and give the file of links with it. "
                + "If so many did close, run it again with --allow-closures. Nothing was changed.";
        }
    }

    private void DecideKnown(KnownSchool known)
    {
        if (!plan.Schools.TryGetValue(known.Urn, out var school))
        {
            plan.NotInFile++;
            return;
        }

        _taken.Add(known.Urn);
        if (known.IsSetAside)
        {
            plan.LeftOut++;
        }
        else if (!school.IsClosed)
        {
            Change(known, school);
        }
        else if (links.Became(known.Urn, IsOpenHere) is { } became && plan.Known.Current(became) is null && _taken.Add(became))
        {
            GoOn(known, plan.Schools[became]);
        }
        else if (links.LedTo(known.Urn, IsOpenHere) is { } ledTo && plan.Known.Current(ledTo) is not { IsPublished: false })
        {
            Lead(known, plan.Schools[ledTo]);
        }
        else
        {
            Close(known, school);
        }
    }

    /// <summary>Whether a school is open, of this council, and shown.</summary>
    private bool IsOpenHere(string urn) => plan.Schools.TryGetValue(urn, out var school) && school.IsOpen && school.IsSought;

    private void DecideNew(RegisteredSchool school)
    {
        if (_taken.Contains(school.Urn))
        {
            return;
        }

        if (!school.IsOpen || !school.IsSought || plan.Known.Find(school.Urn) is not null)
        {
            plan.LeftOut++;
            return;
        }

        var line = new RegisterLine(RegisterOutcome.New, school.Urn, school.Name, school.Line, $"{school[Facts.RegisterType]}, {school[Facts.Town]} {school[Facts.Postcode]}".Trim(' ', ','));
        Add(new(line, school) { Reason = "Taken from the national register." });
    }

    private void Change(KnownSchool known, RegisteredSchool school)
    {
        var changes = Changes(known, school);
        if (changes.Count == 0)
        {
            plan.Unchanged++;
            return;
        }

        var line = new RegisterLine(RegisterOutcome.Changed, school.Urn, school.Name, school.Line, Told(known, school, changes));
        Add(new(line, school) { ContentItemId = known.ContentItemId, Reason = Reason(changes) });
    }

    private void GoOn(KnownSchool known, RegisteredSchool successor)
    {
        var former = (known.Said[0][Facts.FormerUrns] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Append(known.Urn).Distinct();
        var school = new RegisteredSchool { Line = successor.Line }.With(successor);
        school[Facts.FormerUrns] = string.Join('\n', former);

        // What was said of the school's end was said of its former self.
        (school[Facts.ClosedOn], school[Facts.ClosedReason]) = (school[Facts.ClosedOn] ?? "", school[Facts.ClosedReason] ?? "");
        var changes = Changes(known, school);
        var line = new RegisterLine(RegisterOutcome.Merged, school.Urn, school.Name, school.Line,
            Cut($"It is {known.Urn} {known.Title} under a new number: its page, report and keepers stay. {Told(known, school, changes)}"));
        Add(new(line, school) { ContentItemId = known.ContentItemId, Reason = $"The national register changed: the school goes on under the number {school.Urn}; it was {known.Urn}. {Reason(changes)}" });
    }

    private void Lead(KnownSchool known, RegisteredSchool successor)
    {
        if (!known.IsPublished)
        {
            plan.LeftOut++;
            return;
        }

        var line = new RegisterLine(RegisterOutcome.Merged, known.Urn, known.Title, plan.Schools[known.Urn].Line, $"It has become part of {successor.Urn} {successor.Name}: its address leads there.");
        Add(new(line, successor) { ContentItemId = known.ContentItemId, LeadsElsewhere = true, Reason = $"The national register says that it has become part of {successor.Name}." });
    }

    private void Close(KnownSchool known, RegisteredSchool school)
    {
        var closed = new RegisteredSchool { Line = school.Line, IsSought = school.IsSought }.With(school);
        closed[Facts.ClosedOn] = school[Facts.ClosedOn] is { Length: > 0 } day ? day : links.DayOf(school.Urn) is { Length: > 0 } linked ? linked : null;
        var after = links.After(school.Urn);
        closed[Facts.ClosedReason] = school[Facts.ClosedReason] is { Length: > 0 } reason ? reason
            : after.Count > 1 ? "It was divided into several schools."
            : "The national register says that it has closed.";
        var changes = Changes(known, closed);
        if (changes.Count == 0)
        {
            plan.Unchanged++;
            return;
        }

        var outcome = known.IsArchived || !known.IsPublished ? RegisterOutcome.Changed : RegisterOutcome.Closed;
        var line = new RegisterLine(outcome, known.Urn, known.Title, school.Line, Cut($"{closed[Facts.ClosedReason]} {closed[Facts.ClosedOn]}".Trim()));
        Add(new(line, closed) { ContentItemId = known.ContentItemId, Reason = $"The national register says that the school has closed. {closed[Facts.ClosedReason]}" });
    }

    private void Add(RegisterStep step)
    {
        plan.Lines.Add(step.Line with { ContentItemId = step.ContentItemId });
        plan.Steps.Add(step);
    }

    private static List<RegisterFact> Changes(KnownSchool known, RegisteredSchool school) => [.. known.Said.SelectMany(said => said.ChangedBy(school)).Distinct().OrderBy(f => f.Index)];

    private static string Reason(IReadOnlyList<RegisterFact> changes) => $"The national register changed: {string.Join(", ", changes.Select(c => c.Words))}.";

    private static string Told(KnownSchool known, RegisteredSchool school, IReadOnlyList<RegisterFact> changes) =>
        Cut(string.Join("; ", changes.Select(fact => $"{fact.Words}: {Shown(known.Said[0][fact])} → {Shown(school[fact])}")));

    private static string Shown(string? value) => string.IsNullOrEmpty(value) ? "(nothing)" : value.Replace("\n", ", ", StringComparison.Ordinal);

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..(LongestText - 1)] + "…";
}
