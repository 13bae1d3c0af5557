namespace VideoWeb.Core.Prompts.Dictionary;

/// <summary>The four word classes that WordNet knows.</summary>
public enum WordClass
{
    Noun = 0,
    Verb = 1,
    Adjective = 2,
    Adverb = 3,
}
