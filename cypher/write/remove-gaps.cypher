UNWIND $keys AS key
MATCH (gap:Gap {key: key})
SET gap:PastGap, gap.ended = datetime($now), gap.key = gap.key + '@' + $now
REMOVE gap:Gap
