namespace VideoWeb.Core.Jobs;

/// <summary>
/// Weighted fair share, by virtual time (stride scheduling, Waldspurger and Weihl 1995): each job taken moves its workspace's turn
/// on by the job's cost over its weight, and the smallest turn goes next. Nobody saves turns up: a workspace that comes
/// back starts where the round has come to. Whole numbers, so that the database and this reckon the same.
/// </summary>
public static class QueueShare
{
    /// <summary>Divisible by every weight from 1 to 10.</summary>
    private const long Unit = 2520;

    /// <summary>The workspace's turn after one more job.</summary>
    /// <param name="turn">Its own, before.</param>
    /// <param name="round">Where the round has come to.</param>
    /// <param name="cost">What the job weighs: its credits, at least 1.</param>
    /// <param name="weight">Share of the workspace, 1 to 10.</param>
    public static long Next(long turn, long round, int cost, int weight) => Start(turn, round) + Math.Max(1, cost) * Unit / Math.Max(1, weight);

    public static long Start(long turn, long round) => Math.Max(turn, round);

    /// <summary>Where the round comes to when a job is taken: the smallest turn among those who waited.</summary>
    public static long Advance(long round, IEnumerable<long> waiting) => Start(waiting.DefaultIfEmpty(round).Min(), round);
}
