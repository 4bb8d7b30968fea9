using Microsoft.Playwright;

namespace LocalOfferCms.BrowserTests.Harness;

/// <summary>
/// The ways in which elements have stood in one another on the pages of a site so far: each as the chain of elements down to it, with the classes
/// and attributes that a style sheet can tell them apart by. Colours and the room around a link follow from these and not from the words, so what
/// stands as it stood on another page need not be looked at in every colour again.
/// </summary>
public sealed class ShapesSeen
{
    private readonly HashSet<string> _seen = [];
    private readonly Lock _lock = new();

    /// <summary>Adds those of this page, says whether any was new, and marks the parts that stand in a new way, for
    /// <see cref="AccessibilityChecks.FindViolationsOfLooksAsync"/>.</summary>
    public async Task<bool> AddAsync(IPage page)
    {
        var shapes = await page.EvaluateAsync<string[]>(
            """
            () => {
                const valued = /^(class|type|role|aria-(current|expanded|sort|invalid|hidden))$/;
                const own = e => e.localName + e.getAttributeNames().sort().map(name => valued.test(name) ? `[${name}=${e.getAttribute(name)}]` : `[${name}]`).join('');
                const found = window.shapesOfPage = new Map();
                const walk = (element, above) => {
                    const chain = `${above} ${own(element)}`;
                    found.get(chain)?.push(element) ?? found.set(chain, [element]);
                    for (const child of element.children) walk(child, chain);
                };
                walk(document.documentElement, '');
                return [...found.keys()];
            }
            """);
        List<string> added;
        lock (_lock)
        {
            added = [.. shapes.Where(_seen.Add)];
        }

        // What stands in a new part is new as well, so its outermost elements hold all of them.
        await page.EvaluateAsync(
            """
            added => {
                const parts = new Set(added.flatMap(chain => window.shapesOfPage.get(chain)));
                window.newParts = [...parts].filter(element => !parts.has(element.parentElement));
            }
            """, added);
        return added.Count > 0;
    }
}
