// Every word of the page, in English and French; what the program says of its parameters, instruments and scenarios stands in
// french.js. A new language is a new column; a text that is missing is shown in English.
const table = {
  title: ["entente explorer: which support helps a peace process?", "entente explorer : quel appui aide un processus de paix ?"],
  skip: ["Skip to the content", "Aller au contenu"],
  steps: ["Steps", "Étapes"],
  language: ["Language", "Langue"],
  conflict: ["Conflict", "Conflit"],
  support: ["Support", "Appui"],
  results: ["Results", "Résultats"],
  take: ["Take it away", "Emporter"],
  "next.support": ["Next: design support", "Ensuite : concevoir l’appui"],
  "next.results": ["See what it changes", "Voir ce que cela change"],
  "next.conflict": ["Change the conflict", "Changer le conflit"],

  "answer.question": ["What would support change here?", "Qu’est-ce que l’appui changerait ici ?"],
  "answer.all": ["See all results", "Voir tous les résultats"],
  "answer.waiting": ["Simulating the first conflicts …", "Simulation des premiers conflits …"],
  "answer.progress": ["{n} of {target} simulated conflicts, each under every strategy", "{n} conflits simulés sur {target}, chacun sous chaque stratégie"],
  "answer.outcome": ["Judged by", "Jugé sur"],
  "answer.key": ["Mark: difference from ‘{reference}’; line: its 95 % interval. Triangle: sure enough, with all comparisons looked at together; circle: not. Bars: of 100 matched conflicts, how many go better, the same, worse.",
    "Marque : différence avec « {reference} » ; trait : son intervalle à 95 %. Triangle : assez sûr, toutes les comparaisons regardées ensemble ; cercle : non. Barres : sur 100 conflits appariés, combien vont mieux, pareil, plus mal."],
  "answer.level": ["Under ‘{reference}’ alone: {level}.", "Sous « {reference} » seul : {level}."],
  "answer.level.deaths": ["{n} on average, typically about {typical}", "{n} en moyenne, typiquement environ {typical}"],
  "answer.pairs": ["Only conflicts that have it under both strategies are compared: {n} of {of}.", "Seuls sont comparés les conflits qui l’ont sous les deux stratégies : {n} sur {of}."],
  "answer.given": ["Here every conflict begins with an accord, so that ‘{wanted}’ tells nothing: judged by ‘{used}’ instead.", "Ici chaque conflit commence par un accord : « {wanted} » ne dit rien, et l’on juge sur « {used} »."],
  "answer.few": ["Too few of these conflicts have ‘{wanted}’: judged by ‘{used}’ instead.", "Trop peu de ces conflits ont « {wanted} » : on juge sur « {used} »."],
  "answer.failed": ["{n} simulations failed and are left out.", "{n} simulations ont échoué et sont laissées de côté."],

  "sure.yes": ["Sure enough. {best}", "Assez sûr. {best}"],
  "sure.likely": ["Likely, not sure. {best} Among so many comparisons, chance alone brings some such difference.", "Probable, pas sûr. {best} Parmi tant de comparaisons, le hasard seul en donne aussi."],
  "sure.alone": ["Likely, by its own interval. {best} This criterion is not among those that are tested together.", "Probable, d’après son propre intervalle. {best} Ce critère n’est pas de ceux que l’on éprouve ensemble."],
  "sure.small": ["Sure enough, but too small to matter. {best}", "Assez sûr, mais trop petit pour compter. {best}"],
  "sure.none": ["Sure enough that it changes little. No difference that matters: every interval lies within {smallest} {unit} of none.", "Assez sûr que cela change peu. Aucune différence qui compte : chaque intervalle est à moins de {smallest} {unit} de zéro."],
  "sure.no": ["Cannot be told yet. For every strategy there may still be no difference that matters.", "On ne peut pas encore le dire. Pour chaque stratégie, il se peut qu’aucune différence ne compte."],
  "sure.end": ["Cannot be told. Even with {n} conflicts, for every strategy there may be no difference that matters.", "On ne peut pas le dire. Même avec {n} conflits, il se peut pour chaque stratégie qu’aucune différence ne compte."],
  "sure.others": ["Others that differ, by their own intervals: {better} better, {worse} worse.", "Autres qui diffèrent, d’après leurs propres intervalles : {better} mieux, {worse} plus mal."],

  "best.share": ["With ‘{name}’, {n} {more} of 100 conflicts {n?has|have} {unit} ({low} to {high}).", "Avec « {name} », {n} {n?conflit|conflits} sur 100 {more} {n?a|ont} {unit} ({low} à {high})."],
  "best.number": ["With ‘{name}’, {unit}: {diff} {measure} ({low} to {high}).", "Avec « {name} », {unit} : {diff} {measure} ({low} à {high})."],
  "best.deaths": ["With ‘{name}’, {n} {more} deaths in a conflict on average ({share}; {low} to {high}); in the typical conflict {typical}.", "Avec « {name} », {n} morts {more} par conflit en moyenne ({share} ; {low} à {high}) ; dans le conflit typique {typical}."],
  "best.open": ["That goes beyond chance; by how many cannot be told.", "Cela dépasse le hasard ; de combien, on ne peut pas le dire."],
  "best.fewer": ["fewer", "de moins"],
  "best.more": ["more", "de plus"],
  "harm.also": ["Shown to be worse than ‘{reference}’, by enough to matter: {list}.", "Établi comme pire que « {reference} », assez pour compter : {list}."],
  "harm.none": ["Nothing is shown to be worse than ‘{reference}’ by enough to matter, cost apart.", "Rien n’est établi comme pire que « {reference} » assez pour compter, coût à part."],
  "harm.less": ["Criteria that get worse by less: {n}.", "Critères qui empirent de moins : {n}."],
  "harm.own": ["‘{name}’ itself is shown to worsen: {list}.", "« {name} » elle-même est établie comme pire pour : {list}."],
  "harm.own.none": ["‘{name}’ is not shown to worsen any criterion, cost apart.", "« {name} » n’est établie comme pire pour aucun critère, coût à part."],
  "harm.little": ["less than what matters", "moins que ce qui compte"],
  "harm.mean": ["on average, not in the typical conflict", "en moyenne, pas dans le conflit typique"],
  "harm.alone": ["by its own interval", "d’après son propre intervalle"],
  "harm.open": ["by how many cannot be told", "de combien, on ne peut pas le dire"],

  "pick.title": ["Which conflict?", "Quel conflit ?"],
  "pick.lead": ["Yours is not here? Take “Any conflict” and describe it below. What you do not know is drawn anew for every simulated conflict.", "Le vôtre n’y est pas ? Prenez « N’importe quel conflit » et décrivez-le ci-dessous. Ce que vous ne savez pas est tiré à nouveau pour chaque conflit simulé."],
  "pick.kinds": ["Kinds of conflict", "Types de conflit"],
  "pick.accords": ["Real accords: from their signature on", "Accords réels : à partir de leur signature"],

  "pick.open": ["Open a scenario or a report, or drop it anywhere", "Ouvrir un scénario ou un rapport, ou le déposer ici"],
  "pick.chosen": ["Chosen", "Choisi"],

  "describe.title": ["Describe it in ten questions", "Le décrire en dix questions"],
  "describe.lead": ["Answer only what you know. Two marks make a range: how well you know it. What you leave open is drawn as widely as conflicts differ.", "Répondez seulement à ce que vous savez. Deux marques font un intervalle : à quel point vous le savez. Ce que vous laissez ouvert est tiré aussi largement que les conflits diffèrent."],
  "describe.accord": ["This scenario takes its armed groups and its violence from the record of the accord.", "Ce scénario tient ses groupes armés et sa violence du dossier de l’accord."],
  "describe.open": ["left open: mostly {now}", "laissé ouvert : surtout {now}"],
  "describe.given": ["the scenario says: {now}", "le scénario dit : {now}"],
  "describe.unknown": ["left open", "laissé ouvert"],
  "describe.mine": ["you say: {range}", "vous dites : {range}"],
  "describe.low": ["lowest", "au moins"],
  "describe.high": ["highest", "au plus"],
  "describe.reset": ["Leave open", "Laisser ouvert"],
  "describe.source": ["Left open: {source} ({grade}).", "Laissé ouvert : {source} ({grade})."],
  "describe.name": ["Name of the conflict", "Nom du conflit"],
  "grade.D": ["set by hand, grade D", "fixé à la main, degré D"],
  "grade.C": ["from the literature, grade C", "de la littérature, degré C"],
  "grade.B": ["fitted to data, grade B", "ajusté aux données, degré B"],
  "grade.A": ["measured, grade A", "mesuré, degré A"],

  "advanced.title": ["Every number of the model", "Tous les nombres du modèle"],
  "advanced.lead": ["With unit, source and grade: A measured, B fitted to data, C from the literature, D set by hand. Write a number, or two with “to” between them, such as 0.2 to 0.5.", "Avec unité, source et degré : A mesuré, B ajusté aux données, C de la littérature, D fixé à la main. Écrivez un nombre, ou deux séparés par « à », comme 0,2 à 0,5. Les sources sont citées telles quelles."],
  "advanced.find": ["Find", "Chercher"],
  "advanced.number": ["Number", "Nombre"],
  "advanced.now": ["Now", "Maintenant"],
  "advanced.yours": ["Yours", "Le vôtre"],
  "advanced.allowed": ["allowed", "permis"],
  "advanced.source": ["Source and grade", "Source et degré"],
  "advanced.grade": ["Grade", "Degré"],
  "advanced.refused": ["‘{text}’ is not allowed: a number from {low} to {high}, or two of them with “to” between.", "« {text} » n’est pas permis : un nombre de {low} à {high}, ou deux séparés par « à »."],
  "advanced.found": ["{n} numbers", "{n} nombres"],

  "q.groups": ["How many armed groups fight the government?", "Combien de groupes armés combattent le gouvernement ?"],
  "q.groups.unit": ["armed groups at the start", "groupes armés au début"],
  "q.groups.short": ["armed groups", "groupes armés"],
  "q.strength": ["How strong is a group beside the government?", "Quelle est la force d’un groupe face au gouvernement ?"],
  "q.strength.unit": ["the government is 1", "le gouvernement vaut 1"],
  "q.strength.short": ["strength of a group (the government is 1)", "force d’un groupe (le gouvernement vaut 1)"],
  "q.rents": ["How far does a group live on what the war lets it take?", "Dans quelle mesure un groupe vit-il de ce que la guerre lui laisse prendre ?"],
  "q.rents.unit": ["0 not at all, 1 entirely", "0 pas du tout, 1 entièrement"],
  "q.rents.short": ["living on war", "vivre de la guerre"],
  "q.gap": ["How far apart are the sides on what they fight about?", "À quelle distance sont les parties sur ce qui les oppose ?"],
  "q.gap.unit": ["0 the same, 1 opposite", "0 la même chose, 1 l’opposé"],
  "q.gap.short": ["distance between the sides", "distance entre les parties"],
  "q.violence": ["How violent is it?", "À quel point est-il violent ?"],
  "q.violence.unit": ["times the usual fighting", "fois les combats habituels"],
  "q.violence.short": ["violence, times the usual", "violence, fois l’habituelle"],
  "q.capacity": ["How much of what it promises can the state deliver?", "Quelle part de ses promesses l’État peut-il tenir ?"],
  "q.capacity.unit": ["0 nothing, 1 all", "0 rien, 1 tout"],
  "q.capacity.short": ["capacity of the state", "capacité de l’État"],
  "q.cynicism": ["How many people suspect that the others do not mean it?", "Combien de gens soupçonnent les autres de ne pas être sincères ?"],
  "q.cynicism.unit": ["cynicism: 0 nobody, 1 everybody", "cynisme : 0 personne, 1 tout le monde"],
  "q.cynicism.short": ["cynicism", "cynisme"],
  "q.local": ["How trusted are local institutions?", "Quelle confiance inspirent les institutions locales ?"],
  "q.local.unit": ["0 captured, 1 trusted", "0 accaparées, 1 fiables"],
  "q.local.short": ["trust in local institutions", "confiance dans les institutions locales"],
  "q.count": ["How many third parties could come?", "Combien de tierces parties pourraient venir ?"],
  "q.count.unit": ["donors, mediators, missions, organisations", "bailleurs, médiateurs, missions, organisations"],
  "q.count.short": ["third parties", "tierces parties"],
  "q.agendas": ["How far apart are the aims of the third parties?", "À quelle distance sont les buts des tierces parties ?"],
  "q.agendas.unit": ["0 one aim, 2 worlds apart", "0 un seul but, 2 tout à fait opposés"],
  "q.agendas.short": ["distance between their aims", "distance entre leurs buts"],

  "support.title": ["What support is tried?", "Quel appui essayer ?"],
  "support.lead": ["Every strategy meets the same simulated conflicts. The first is what the others are compared with.", "Chaque stratégie rencontre les mêmes conflits simulés. La première sert de comparaison."],
  "support.reference": ["Compared with this", "Sert de comparaison"],
  "support.usual": ["The support that is usual today: third parties come when they choose to, with aims of their own.", "L’appui habituel : les tierces parties viennent quand elles veulent, avec leurs propres buts."],
  "support.yardstick": ["Always compared, as a yardstick", "Toujours comparé, comme étalon"],
  "support.locked": ["A yardstick stays as it is. A copy of it is yours to change.", "Un étalon reste tel quel. Une copie est à vous et se modifie."],
  "support.removed": ["Removed: {what}", "Retiré : {what}"],
  "support.undo": ["Undo", "Annuler"],
  "support.as": ["the same strategy as {name}", "la même stratégie que {name}"],
  "support.order": ["‘To month’ is the first month without it. It must be later than ‘from month’, {from}.", "« Au mois » est le premier mois sans l’instrument. Il doit venir après « du mois », {from}."],
  "support.range": ["{low} to {high} is allowed.", "Permis : de {low} à {high}."],
  "support.add": ["Add a strategy", "Ajouter une stratégie"],
  "support.ready": ["Ready to drop in", "Prêtes à l’emploi"],
  "support.recommendations": ["Recommendations (OECD 2012)", "Recommandations (OCDE 2012)"],
  "support.weaknesses": ["Weaknesses of support", "Faiblesses de l’appui"],
  "support.strengths": ["Strengths of support", "Forces de l’appui"],
  "support.blank": ["A strategy of your own", "Une stratégie à vous"],
  "support.own": ["strategy {n}", "stratégie {n}"],
  "support.name": ["Name", "Nom"],
  "support.remove": ["Remove", "Retirer"],
  "support.copy": ["Copy", "Copier"],
  "support.copied": ["{name}, copy", "{name}, copie"],
  "support.instrument": ["Add an instrument", "Ajouter un instrument"],
  "support.strength": ["Strength", "Force"],
  "support.from": ["From month", "Du mois"],
  "support.until": ["to month", "au mois"],
  "support.factor": ["Budget times", "Budget multiplié par"],
  "support.price": ["Price: {cost} of the budget for support, on average over the whole time", "Prix : {cost} du budget de l’appui, en moyenne sur toute la durée"],
  "support.free": ["Price: nothing out of the budget beforehand; what it comes to stands under Results", "Prix : rien d’avance sur le budget ; ce que cela coûte est sous Résultats"],
  "support.more": ["Price: {cost} more budget", "Prix : {cost} de budget en plus"],
  "support.timeline": ["Timeline of {name}: {list}", "Calendrier de {name} : {list}"],
  "support.span": ["{instrument} at {strength}, month {from} to {until}", "{instrument} à {strength}, mois {from} à {until}"],
  "support.taken": ["There is a strategy of that name already.", "Une stratégie porte déjà ce nom."],
  "support.added": ["Added: {name}", "Ajouté : {name}"],
  "support.in": ["{name}: in the comparison already", "{name} : déjà dans la comparaison"],

  "i.coordination_incentives": ["Reward third parties for pulling together (R1)", "Récompenser la coordination des tierces parties (R1)"],
  "i.mediation_teams": ["Standing teams of skilled mediators (R2)", "Équipes permanentes de médiation (R2)"],
  "i.reallocation": ["Move ordinary aid to peace support (R3)", "Réaffecter l’aide ordinaire à la paix (R3)"],
  "i.joint_analysis": ["Joint analysis and joint strategy (R4)", "Analyse et stratégie communes (R4)"],
  "i.joint_analysis_only": ["Joint analysis alone (part of R4)", "Analyse commune seule (partie de R4)"],
  "i.local_link": ["Work through local institutions (R5)", "Passer par les institutions locales (R5)"],
  "i.sensitivity_learning": ["Conflict sensitivity and learning (R6)", "Sensibilité au conflit et apprentissage (R6)"],
  "i.stay_engaged": ["Stay engaged after an accord (R7)", "Rester engagé après un accord (R7)"],
  "i.stay_thin": ["Stay, but thinner (R7, spread out)", "Rester, mais plus léger (R7, étalé)"],
  "i.placebo": ["Placebo: costs, does nothing", "Placebo : coûte, ne fait rien"],
  "i.more_money": ["More money for usual support", "Plus d’argent pour l’appui habituel"],

  "results.title": ["Results", "Résultats"],
  "results.better": ["Which is better, and how sure is that?", "Laquelle est meilleure, et est-ce sûr ?"],
  "results.hundred": ["Of a hundred matched conflicts", "Sur cent conflits appariés"],
  "results.hundred.lead": ["The same simulated conflict under ‘{reference}’ and under another strategy: in how many of 100 does it go better, the same, worse?", "Le même conflit simulé sous « {reference} » et sous une autre stratégie : dans combien sur 100 va-t-il mieux, pareil, plus mal ?"],
  better: ["better", "mieux"], same: ["the same", "pareil"], worse: ["worse", "plus mal"],
  "results.over": ["What happens over time", "Ce qui se passe dans le temps"],
  "results.over.lead": ["From the first {n} simulated conflicts. Conflicts under one strategy differ far more from one another than strategies do.", "D’après les {n} premiers conflits simulés. Sous une même stratégie, les conflits diffèrent bien plus entre eux que les stratégies."],
  "over.states": ["Where the process stands", "Où en est le processus"],
  "over.attitudes": ["Confidence and cynicism of citizens, parties and third parties", "Confiance et cynisme des citoyens, des parties et des tierces parties"],
  "over.outlook": ["Deaths, accords carried out and citizens’ confidence", "Morts, mise en œuvre des accords et confiance des citoyens"],
  "results.cost": ["What it costs", "Ce que cela coûte"],
  "cost.unit": ["Cost is in units of the scenario’s own money; ‘{reference}’ costs {total} over the whole time. Troops and instruments count where the scenario gives them a price.", "Le coût est en unités de l’argent du scénario ; « {reference} » coûte {total} sur toute la durée. Les troupes et les instruments comptent là où le scénario leur donne un prix."],
  "cost.strategy": ["Strategy", "Stratégie"],
  "cost.more": ["Costs more than ‘{reference}’", "Coûte de plus que « {reference} »"],
  "cost.gain": ["More accords that hold, of 100 conflicts", "Accords qui tiennent de plus, sur 100 conflits"],
  "cost.per": ["Cost of one more accord that holds, beyond the next cheaper strategy worth a look", "Coût d’un accord de plus qui tient, au-delà de la stratégie moins chère à considérer"],
  "cost.beyond": ["beyond ‘{against}’", "au-delà de « {against} »"],
  "cost.less": ["does less", "fait moins"],
  "cost.frontier": ["worth a look", "à considérer"],
  "cost.dominated": ["another does more for less", "une autre fait plus pour moins"],
  "cost.extendedly_dominated": ["mixing two others does more for less", "un mélange de deux autres fait plus pour moins"],
  "cost.same_price": ["costs no more", "ne coûte pas plus"],
  "cost.saves_money": ["saves money; effect not shown", "économise ; effet non établi"],
  "cost.no_effect_shown": ["no effect shown", "aucun effet établi"],
  "cost.reference": ["the reference", "la référence"],
  "results.flip": ["Where would the answer flip?", "Où la réponse basculerait-elle ?"],
  "flip.lead": ["The same strategies in other conflicts: what stands only here should not be advised elsewhere.", "Les mêmes stratégies dans d’autres conflits : ce qui ne vaut qu’ici ne doit pas être conseillé ailleurs."],
  "flip.go": ["Try other conflicts", "Essayer d’autres conflits"],
  "flip.stop": ["Stop", "Arrêter"],
  "flip.running": ["{done} of {of} other conflicts tried, {n} simulated conflicts each", "{done} autres types de conflit essayés sur {of}, {n} conflits simulés chacun"],
  "flip.where": ["If there were", "S’il y avait"],
  "flip.reads": ["Reads", "Lecture"],
  "flip.same": ["as here", "comme ici"], "flip.flips": ["the other way round", "à l’inverse"], "flip.open": ["cannot be told", "indécis"],
  "flip.sets": ["Several sets of the model’s numbers fit the evidence about equally well. In {same} of {all} of them ‘{name}’ comes out on the same side as here.", "Plusieurs jeux de nombres du modèle s’accordent à peu près aussi bien aux données. Dans {same} sur {all}, « {name} » ressort du même côté qu’ici."],
  "flip.sets.typical": ["Deaths are those of the typical conflict here.", "Les morts sont ici celles du conflit typique."],
  "flip.others": ["In other conflicts", "Dans d’autres conflits"],
  "decide.title": ["Which to choose, when it is not known which numbers are true?", "Que choisir, quand on ne sait pas quels nombres sont vrais ?"],
  "decide.sets": ["‘{name}’ is what one would regret least. Of the {n} sets of the model’s numbers, in the worst one it falls short of the best strategy by {lost}; ‘{reference}’ by up to {base} (judged by: {unit}).", "« {name} » est ce qu’on regretterait le moins. Sur les {n} jeux de nombres du modèle, dans le pire elle reste en deçà de la meilleure stratégie de {lost} ; « {reference} » jusqu’à {base} (jugé sur : {unit})."],
  "decide.sets.reference": ["Staying with ‘{name}’ is what one would regret least. Of the {n} sets of the model’s numbers, in the worst one it falls short of the best strategy by {lost} (judged by: {unit}).", "Rester à « {name} » est ce qu’on regretterait le moins. Sur les {n} jeux de nombres du modèle, dans le pire il reste en deçà de la meilleure stratégie de {lost} (jugé sur : {unit})."],
  "decide.others": ["Over the {n} conflicts, this one and the others below, it is ‘{name}’: short by {lost} at worst; ‘{reference}’ by up to {base}.", "Sur les {n} conflits, celui-ci et les autres ci-dessous, c’est « {name} » : en deçà de {lost} au pire ; « {reference} » jusqu’à {base}."],
  "decide.others.reference": ["Over the {n} conflicts, this one and the others below, it is staying with ‘{name}’: short by {lost} at worst.", "Sur les {n} conflits, celui-ci et les autres ci-dessous, c’est rester à « {name} » : en deçà de {lost} au pire."],
  "decide.cost": ["Cost is left aside so far. If an accord that holds is worth what ‘{reference}’ spends for each, and cost is counted, it is ‘{name}’.", "Le coût est laissé de côté jusqu’ici. Si un accord qui tient vaut ce que « {reference} » dépense pour chacun, et que l’on compte le coût, c’est « {name} »."],
  "decide.worst": ["Short of the best, at worst ({unit})", "En deçà de la meilleure, au pire ({unit})"],
  "decide.mean": ["on average", "en moyenne"],
  "decide.elsewhere": ["at worst over conflicts", "au pire sur les conflits"],
  "decide.lead": ["All sets count alike. Part of every shortfall is chance in the simulation: small ones say nothing.", "Tous les jeux comptent autant. Une part de chaque écart est le hasard de la simulation : les petits ne disent rien."],
  "decide.cannot": ["It cannot be told for this criterion: too few conflicts have it under every strategy.", "On ne peut pas le dire pour ce critère : trop peu de conflits l’ont sous chaque stratégie."],
  "results.story": ["One conflict’s story", "L’histoire d’un conflit"],
  "story.lead": ["The same simulated conflict, with the same chance, under two strategies. One story shows how the model reasons; it proves nothing.", "Le même conflit simulé, avec le même hasard, sous deux stratégies. Une histoire montre comment le modèle raisonne ; elle ne prouve rien."],
  "story.which": ["Conflict", "Conflit"],
  "story.typical": ["a typical one", "un conflit typique"],
  "story.helped": ["one that went better", "un qui a mieux tourné"],
  "story.harmed": ["one that went worse", "un qui a plus mal tourné"],
  "story.another": ["Another one", "Un autre"],
  "story.none": ["There is none among the conflicts simulated so far.", "Il n’y en a pas parmi les conflits simulés jusqu’ici."],
  "story.left": ["One strategy", "Une stratégie"], "story.right": ["Another strategy", "Une autre stratégie"],
  "story.number": ["Simulated conflict number {n}", "Conflit simulé numéro {n}"],
  "story.facts": ["Armed groups: {groups}; third parties: {third}; state capacity: {capacity}.", "Groupes armés : {groups} ; tierces parties : {third} ; capacité de l’État : {capacity}."],
  "story.ends": ["Accord that held: {held}. Deaths: {deaths}. Citizens’ confidence at the end: {confidence}.", "Accord qui a tenu : {held}. Morts : {deaths}. Confiance des citoyens à la fin : {confidence}."],
  yes: ["yes", "oui"], no: ["no", "non"],
  "story.events": ["What happened, and why", "Ce qui s’est passé, et pourquoi"],
  "story.events.lead": ["Beside each event stand the numbers that its chance came from; most of them lie between 0 (none) and 1 (full). Some push towards it and some hold it back.", "À côté de chaque événement, les nombres dont vient sa probabilité ; la plupart vont de 0 (rien) à 1 (plein). Les uns y poussent, les autres le retiennent."],
  "story.more": ["Show all {n} events", "Montrer les {n} événements"],
  "story.chance": ["chance in that month {chance}", "probabilité ce mois-là {chance}"],
  "story.because": ["what stood behind it:", "ce qu’il y avait derrière :"],
  "story.year": ["year {year}, month {month}", "an {year}, mois {month}"],
  "story.map.lead": ["Regions lie on a ring in the model, whatever a country looks like. Fill: citizens’ confidence; red ring: violence; squares: money; dots: peacekeepers.",
    "Dans le modèle, les régions sont en cercle, quel que soit le pays. Remplissage : confiance des citoyens ; anneau rouge : violence ; carrés : argent ; points : casques bleus."],
  "story.play": ["Play", "Lecture"], "story.pause": ["Pause", "Pause"], "story.month": ["Month", "Mois"],
  "story.now": ["Month {month}: violence {violence}, confidence {confidence}, {third} third parties engaged", "Mois {month} : violence {violence}, confiance {confidence}, {third} tierces parties engagées"],
  "results.not": ["What these numbers are not", "Ce que ces nombres ne sont pas"],
  "not.1": ["Not a forecast of any real conflict: they are shares over many simulated ones.", "Pas une prévision d’un conflit réel : ce sont des parts sur de nombreux conflits simulés."],
  "not.2": ["Intervals show chance in the simulation (Monte Carlo error). They do not show what the model itself may have wrong; “where it flips” and the parameter sets show part of that.", "Les intervalles montrent le hasard de la simulation (erreur de Monte-Carlo), pas ce que le modèle peut avoir de faux ; « où la réponse basculerait » et les jeux de paramètres en montrent une partie."],
  "not.3": ["How much cynicism matters is held up by assumption: nobody has measured it in parties or third parties.", "Le poids du cynisme repose sur des hypothèses : personne ne l’a mesuré chez les parties ou les tierces parties."],
  "not.4": ["Elections, the economy, refugees and neighbours are left out.", "Élections, économie, réfugiés et pays voisins sont laissés de côté."],

  "take.title": ["Take it away", "Emporter"],
  "take.link": ["Copy link", "Copier le lien"],
  "take.tried": ["What was tried", "Ce qui a été essayé"],
  "take.tried.what": ["Support", "Appui"],
  "take.tried.when": ["Months", "Mois"],
  "take.tried.strength": ["Strength", "Force"],
  "take.tried.usual": ["usual support alone", "l’appui habituel seul"],
  "take.link.paper": ["The page opens with this scenario at: ", "La page s’ouvre avec ce scénario à l’adresse : "],
  "take.link.lead": ["The link holds the whole scenario. Nothing is sent anywhere. The other person needs this page.", "Le lien contient tout le scénario. Rien n’est envoyé. L’autre personne a besoin de cette page."],
  "take.copied": ["Copied.", "Copié."],
  "take.not": ["Could not be copied; here it is to select:", "Copie impossible ; le voici à sélectionner :"],
  "take.file": ["Save scenario (TOML)", "Enregistrer le scénario (TOML)"],
  "take.command": ["The command that gives the same numbers", "La commande qui donne les mêmes nombres"],
  "take.command.lead": ["With the saved scenario, the program prints JSON, and near its top this digest of all outcomes; without --json, tables. Digest:", "Avec le scénario enregistré, le programme affiche du JSON et, près du début, cette empreinte (digest) de tous les résultats ; sans --json, des tableaux. Empreinte :"],
  "take.print": ["Print a summary", "Imprimer un résumé"],
  "take.seed": ["Draw other conflicts", "Tirer d’autres conflits"],
  "take.seed.lead": ["Seed {seed}. Another seed draws other conflicts of the same kind.", "Graine {seed}. Une autre graine tire d’autres conflits du même type."],

  "take.data": ["Save the numbers (JSON)", "Enregistrer les nombres (JSON)"],
  "save.as": ["Save as", "Enregistrer en"],
  summary: ["Summary", "Résumé"],
  "summary.changed": ["You said: {list}.", "Vous avez dit : {list}."],
  "summary.unchanged": ["Nothing is set: everything is left open as it came.", "Rien n’est fixé : tout reste ouvert comme fourni."],
  "summary.how": ["{n} simulated conflicts, seed {seed}; digest {digest}", "{n} conflits simulés, graine {seed} ; empreinte {digest}"],

  "wrong.link": ["This link is broken: what it holds is not a scenario. The page opened as new.", "Ce lien est abîmé : il ne contient pas de scénario. La page s’est ouverte à neuf."],
  "wrong.file": ["‘{name}’ cannot be opened: {message}", "« {name} » ne peut pas être ouvert : {message}"],
  "wrong.kind": ["it is no text. A scenario file in TOML is needed.", "ce n’est pas du texte. Il faut un fichier de scénario en TOML."],
  "wrong.big": ["it has more than 8 MiB.", "il dépasse 8 Mio."],
  "wrong.much": ["it holds more than this page takes: {n} strategies at most, placebo and more money included, names of 200 letters, a title of 300 and a million letters in all.", "il contient plus que cette page n’accepte : au plus {n} stratégies, placebo et plus d’argent compris, des noms de 200 lettres, un titre de 300 et un million de lettres en tout."],
  "wrong.full": ["This page takes {n} strategies at most. The program takes more.", "Cette page accepte au plus {n} stratégies. Le programme en accepte davantage."],
  "wrong.page": ["this page of a study holds no scenario", "cette page d’étude ne contient pas de scénario"],
  "wrong.scenario": ["The scenario is not allowed: {message}", "Le scénario n’est pas permis : {message}"],
  "wrong.months": ["‘{name}’, instrument {n}: ‘to month’ must be later than ‘from month’.", "« {name} », instrument {n} : « au mois » doit venir après « du mois »."],
  "wrong.engine": ["The engine stopped ({message}). Reload the page; nothing is lost.", "Le moteur s’est arrêté ({message}). Rechargez la page ; rien n’est perdu."],
  "wrong.browser": ["This browser is too old for the engine: it needs WebAssembly with vectors (Chromium 103, Firefox 113, Safari 16.4).", "Ce navigateur est trop ancien pour le moteur : il faut WebAssembly avec vecteurs (Chromium 103, Firefox 113, Safari 16.4)."],
  "wrong.dismiss": ["Close", "Fermer"],
  about: ["The engine of the program entente, in this page: nothing is sent anywhere, and the numbers are the program’s to the bit.", "Le moteur du programme entente, dans cette page : rien n’est envoyé, et les nombres sont ceux du programme, au bit près."],
  years: ["years", "ans"], month: ["month", "mois"], to: ["to", "à"],

  "chart.difference": ["difference, {unit}", "différence, {unit}"],
  "unit.conflicts": ["of 100 conflicts", "conflits sur 100"],
  "unit.points": ["points of 100", "points sur 100"],
  "unit.years": ["years of the last five", "années sur les cinq dernières"],
  "unit.deaths": ["deaths per conflict", "morts par conflit"],
  "unit.price": ["price units", "unités de prix"],
  "chart.hint": ["The arrow keys step through the values.", "Les flèches parcourent les valeurs."],
  "chart.year": ["year {year}", "an {year}"],
  "chart.unknown": ["not known", "inconnu"],
  "o.accord": ["any accord", "un accord quelconque"],
  "o.holds_5y": ["an accord that holds five years", "un accord qui tient cinq ans"],
  "o.implementation_5y": ["implementation at five years", "mise en œuvre à cinq ans"],
  "o.relapse_5y": ["a relapse within five years", "une rechute en cinq ans"],
  "o.deaths": ["deaths", "morts"],
  "o.quiet_late": ["quiet years at the end", "années calmes à la fin"],
  "o.citizens_confidence": ["confidence of citizens", "confiance des citoyens"],
  "o.citizens_cynicism": ["cynicism of citizens", "cynisme des citoyens"],
  "o.parties_confidence": ["confidence of parties", "confiance des parties"],
  "o.parties_cynicism": ["cynicism of parties", "cynisme des parties"],
  "o.third_parties_confidence": ["confidence of third parties", "confiance des tierces parties"],
  "o.third_parties_cynicism": ["cynicism of third parties", "cynisme des tierces parties"],
  "o.cost": ["cost of support", "coût de l’appui"],

  "e.talks": ["{who}: talks open", "{who} : des pourparlers s’ouvrent"],
  "e.breakdown": ["{who}: talks break down", "{who} : les pourparlers échouent"],
  "e.issue agreed": ["{who}: one issue is agreed", "{who} : un point est réglé"],
  "e.accord": ["{who}: an accord is signed", "{who} : un accord est signé"],
  "e.relapse": ["{who}: the accord fails, war is back", "{who} : l’accord échoue, la guerre revient"],
  "e.defeat": ["{who}: the group is defeated", "{who} : le groupe est vaincu"],
  "e.victory": ["{who}: the group wins", "{who} : le groupe l’emporte"],
  "e.ceasefire": ["{who}: a ceasefire", "{who} : un cessez-le-feu"],
  "e.ceasefire broken": ["{who}: the ceasefire is broken", "{who} : le cessez-le-feu est rompu"],
  "e.split": ["{who}: the group splits", "{who} : le groupe se scinde"],
  "e.return": ["{who}: the group returns to war", "{who} : le groupe reprend les armes"],
  "e.engagement": ["{who} comes", "{who} arrive"],
  "e.exit": ["{who} leaves", "{who} part"],
  "e.violation": ["{who}: the accord is violated", "{who} : l’accord est violé"],
  "e.vote won": ["{who}: the accord wins a vote", "{who} : l’accord gagne un vote"],
  "e.vote lost": ["{who}: the accord loses a vote", "{who} : l’accord perd un vote"],
  "e.peacekeepers": ["Peacekeepers arrive", "Des casques bleus arrivent"],
  "e.shock": ["{who}: fortunes of war change", "{who} : la fortune des armes tourne"],
  "e.concluded": ["{who}: the accord is carried out", "{who} : l’accord est mis en œuvre"],
  "n.usual support": ["usual support", "appui habituel"], "n.mediation teams": ["mediation teams", "équipes de médiation"], "n.stay engaged": ["stay engaged", "rester engagé"],
  "n.all seven recommendations": ["all seven recommendations", "les sept recommandations"], "n.more money": ["more money", "plus d’argent"], "n.placebo": ["placebo", "placebo"],

  "v.a weak state": ["a weak state", "un État faible"], "v.a strong state": ["a strong state", "un État fort"],
  "v.much violence": ["much violence", "beaucoup de violence"], "v.little violence": ["little violence", "peu de violence"],
  "v.captured local institutions": ["captured local institutions", "des institutions locales accaparées"],
  "v.trusted local institutions": ["trusted local institutions", "des institutions locales fiables"],
  "v.few third parties": ["few third parties", "peu de tierces parties"],
  "v.many third parties with aims of their own": ["many third parties with aims of their own", "beaucoup de tierces parties aux buts propres"],
  "v.a deeply cynical society": ["a deeply cynical society", "une société très cynique"],
  "v.mediators open half as many talks": ["mediators who open half as many talks", "des médiateurs qui ouvrent deux fois moins de pourparlers"],
  "p.war": ["at war", "en guerre"], "p.ceasefire": ["ceasefire", "cessez-le-feu"], "p.talks": ["in talks", "pourparlers"],
  "p.accord": ["accord in force", "accord en vigueur"], "p.defeated": ["group defeated", "groupe vaincu"], "p.victorious": ["group has won", "groupe vainqueur"],
};

// Words that the program writes into its drawings, and reasons of events.
const french = {
  "{strategy}: {diff:+} {unit}, 95 % interval {lo} to {hi}; {stands} when all are looked at together": "{strategy} : {diff:+} {unit}, intervalle à 95 % de {lo} à {hi} ; {stands} quand tout est regardé ensemble",
  "{strategy}: {diff:+} {unit}, 95 % interval {lo} to {hi}; not among what is tested together": "{strategy} : {diff:+} {unit}, intervalle à 95 % de {lo} à {hi} ; n’est pas de ce que l’on éprouve ensemble",
  "{strategy}: of 100 conflicts {better:n} better, {same:n} the same, {worse:n} worse": "{strategy} : sur 100 conflits, {better:n} mieux, {same:n} pareil, {worse:n} plus mal",
  "{strategy}, {what} of {who}, {month:y}: mean {mean}; half of histories {q25} to {q75}": "{strategy}, {what} : {who}, {month:y} : moyenne {mean} ; la moitié des histoires de {q25} à {q75}",
  "{strategy}, {month:y}: middle {q50}; half of histories {q25} to {q75}; nine in ten {q05} to {q95}": "{strategy}, {month:y} : milieu {q50} ; la moitié des histoires de {q25} à {q75} ; neuf sur dix de {q05} à {q95}",
  "{strategy}, at the end: one chance in twenty at {value}": "{strategy}, à la fin : une chance sur vingt à {value}",
  "not told from none": "non distingué de zéro", better: "mieux", worse: "pire", another: "autre", citizens: "citoyens", parties: "parties", "third parties": "tierces parties",
  "worse ←   → better": "pire ←   → mieux", "better ←   → worse": "mieux ←   → pire", "less ←   → more": "moins ←   → plus",
  "of 100 conflicts": "sur 100 conflits", "of 100 conflicts: better | same | worse": "sur 100 conflits : mieux | pareil | pire",
  "difference, share": "différence, part", "difference, index": "différence, indice", "difference, log": "différence, log",
  "difference, price units": "différence, unités de prix", "difference, deaths": "différence, morts",
  "at war": "en guerre", ceasefire: "cessez-le-feu", "in talks": "en pourparlers", "implementing an accord": "accord mis en œuvre",
  "fighting again after one": "de nouveau en guerre", "ended by victory": "fini par une victoire", years: "années", year: "année",
  "confidence of citizens": "confiance des citoyens", "confidence of parties": "confiance des parties", "confidence of third parties": "confiance des tierces parties",
  "cynicism of citizens": "cynisme des citoyens", "cynicism of parties": "cynisme des parties", "cynicism of third parties": "cynisme des tierces parties",
  "deaths in a year": "morts par an", "implementation of accords in force (index)": "mise en œuvre des accords en vigueur (indice)",
  "confidence of citizens (share)": "confiance des citoyens (part)",
  "accord holding five years": "accord qui tient cinq ans",
  "Lines: means over histories; band: the middle half of them under the reference.": "Lignes : moyennes ; bande : la moitié centrale sous la référence.",
  "Line: the middle; bands: half and nine in ten of histories; thin lines: single ones; dots: one chance in twenty each, at the end.": "Ligne : le milieu ; bandes : la moitié et neuf dixièmes des histoires ; traits fins : des histoires seules ; points : une chance sur vingt chacun, à la fin.",
  "readiness of the group": "disposition du groupe", "readiness of the government": "disposition du gouvernement", pain: "souffrance", "mediation push": "poussée des médiateurs",
  "cynicism of the sides": "cynisme des parties", violence: "violence", "coherence of third parties": "cohérence des tierces parties", "hardline shares": "part des durs", spoiling: "sabotage", goodwill: "bonne volonté",
  gap: "écart", "mediation skill": "habileté des médiateurs", "fit of support": "justesse de l’appui", pressure: "pression", "civil society seated": "société civile à la table",
  "gap bridged by outsiders": "écart comblé de l’extérieur", ownership: "appropriation", "months talked": "mois de pourparlers", "hazard from the group": "risque venant du groupe",
  "hazard from the government": "risque venant du gouvernement", "trust of the group": "confiance du groupe", "trust of the government": "confiance du gouvernement", guarantee: "garantie",
  "bridged and now alone": "comblé de l’extérieur, seul désormais", fighting: "combats", "balance of power": "rapport de forces", "hazard of defeat": "risque de défaite", "hazard of victory": "chance de victoire",
  "mediators present": "médiateurs présents", "mutual trust": "confiance mutuelle", "hardline share": "part des durs", "in a process": "en processus", "confidence of the group": "confiance du groupe",
  "strength of the new group": "force du nouveau groupe", salience: "attention", confidence: "confiance", cynicism: "cynisme", "past commitment": "engagement écoulé", push: "poussée",
  willingness: "volonté", "share blamed": "part du blâme", "confidence of citizens ": "confiance des citoyens", threat: "menace", "carried out": "mis en œuvre", "months without a violation": "mois sans violation",
};

const plain = { "not told from none": "cannot be told from no difference" };

let language = "en";
export const languages = { en: "English", fr: "Français" };
export const speak = (chosen) => { language = languages[chosen] ? chosen : "en"; };
export const spoken = () => language;

// Names that the program gives, of strategies and of armed groups, are said in the reader's language; files, links and digests
// keep them as they are. Where two strategies have one name in French, the second keeps its own.
const given = new Map();
export function giveNames(rows) {
  for (const [english, words] of rows) {
    if (given.has(words) || given.has(english)) continue;
    const both = { en: english, fr: words };
    given.set(english, both).set(words, both);
  }
}
export function nameOf(name) {
  const group = String(name).match(/^((?:splinter \d+ of )*)group (\d+)$/); // as the engine calls those that have no name
  if (group) return language === "fr" ? `${group[1].replace(/splinter (\d+) of /g, "scission $1 du ").replace(/du (?=scission)/g, "de la ")}groupe ${group[2]}` : name;
  const row = given.get(name);
  return row ? (language === "fr" ? spaced(row.fr) : row.en) : name;
}
giveNames(Object.entries(table).filter(([key]) => key.startsWith("n.")).map(([, row]) => row));
const named = new Set(["name", "reference", "who", "against"]); // what sentences say of names

// French signs keep to the word beside them.
export const spaced = (words) => words.replace(/« /g, "«\u00a0").replace(/ ([»:;?!%])/g, "\u00a0$1");
export function t(key, values = {}) {
  const row = table[key];
  const words = row ? (language === "fr" ? spaced(row[1] ?? row[0]) : row[0]) : key;
  return words.replace(/\{(\w+)(?:\?([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) =>
    (one === undefined ? (named.has(name) ? nameOf(values[name] ?? "") : (values[name] ?? "")) : single(values[name]) ? one : many));
}
// "{n?conflict|conflicts}": whether a number as it is shown is said in the singular.
function single(digits) {
  const value = Math.abs(Number(String(digits).replace(/[^\d.,]/g, "").replace(",", ".")));
  return language === "fr" ? value < 2 : value === 1;
}
export const has = (key) => key in table;
// Labels within areas of a drawing, where there is room for one word.
const short = { "at war": "guerre", ceasefire: "cessez-le-feu", "in talks": "pourparlers", "implementing an accord": "accord",
  "fighting again after one": "rechute", "ended by victory": "victoire" };
export const areaWord = (word) => (language === "fr" ? (short[word] ?? word) : word);
export const written = (digits) => (language === "fr" ? digits.replace(".", ",") : digits);
export function chartWord(word) {
  if (language !== "fr") return plain[word] ?? nameOf(word);
  const words = french[word] ?? french[word.trim()];
  return words ? spaced(words) : nameOf(word);
}

// As the program rounds (numbers.cpp, and marks.js on reports): by the exact value, and what lies in the middle to the even digit.
const fixed = (value, digits) => (Math.abs(value * 2 ** (digits + 1)) % 2 !== 1 ? value
  : 2 * Math.round(Math.floor(value * 10 ** digits + 1) / 2 - 0.25) / 10 ** digits).toFixed(digits);
// Every number of the page. Signs between digits as Intl.NumberFormat writes them, which takes a browser a twentieth of a second
// to get ready. whole: with all its digits, noughts too.
export function shown(value, digits, whole = false) {
  const [thousands, point] = language === "fr" ? ["\u202f", ","] : [",", "."];
  const [front, part = ""] = fixed(Math.abs(value), digits).split(".");
  const rest = whole ? part : part.replace(/0+$/, "");
  const text = front.replace(/\B(?=(\d{3})+$)/g, thousands) + (rest ? point + rest : "");
  return (value < 0 && !nothing(text) ? "-" : "") + text;
}
export const nothing = (text) => !/[1-9]/.test(text); // no sign stands before it
export function number(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  return shown(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3).replace("-", "−");
}
export const listed = (parts) => parts.filter(Boolean).join(spaced(language === "fr" ? " ; " : "; "));
export const percent = (share) => `${shown(100 * share, Math.abs(share) < 0.095 ? 1 : 0)} %`;
export { table as words };
